import type { ProfileView } from '@/core/members/views';
import type { Frame } from '@/components/ui/frame';
import { Time } from '@/components/ui/time';
import { GroupMark } from './group-mark';

/** What a member tells of themselves, and what the board knows of them. */
export function About({ profile, frame }: { profile: ProfileView; frame: Frame }) {
  const { t } = frame;
  return (
    <>
      {profile.bioHtml ? (
        <div className="bio" dir="auto" dangerouslySetInnerHTML={{ __html: profile.bioHtml }} />
      ) : (
        <p className="mute">{t('members.no_bio')}</p>
      )}
      <table className="facts">
        <tbody>
          {profile.fields.map(({ name, text, href }) => (
            <tr key={name}>
              <th scope="row">{t(`members.field.${name}`)}</th>
              <td dir="auto">
                {href ? (
                  <a className="lk" href={href} rel="nofollow ugc noopener">
                    {text}
                  </a>
                ) : (
                  text
                )}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('members.group')}</th>
            <td>
              <GroupMark group={profile.group} title={profile.title} frame={frame} />
            </td>
          </tr>
          <tr>
            <th scope="row">{t('members.joined_at')}</th>
            <td>
              <Time at={profile.joinedAt} frame={frame} form="date" />
            </td>
          </tr>
          {profile.lastSeenAt ? (
            <tr>
              <th scope="row">{t('members.last_seen')}</th>
              <td>
                <Time at={profile.lastSeenAt} frame={frame} form="full" relative />
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
      {profile.signatureHtml ? (
        <>
          <h2>{t('members.signature')}</h2>
          <div dir="auto" dangerouslySetInnerHTML={{ __html: profile.signatureHtml }} />
        </>
      ) : null}
    </>
  );
}
