/** The desk of points: nothing is saved before it was seen what it would do, and what was typed is never lost. */
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import Formula from '@/app/(staff)/admin/formula/page';
import GroupPage from '@/app/(staff)/admin/groups/[key]/page';
import Groups from '@/app/(staff)/admin/groups/page';
import RulePage from '@/app/(staff)/admin/rules/[action]/page';
import Rules from '@/app/(staff)/admin/rules/page';
import { forgetMemos } from '@/core/kernel';
import { readSettings } from '@/core/settings';
import { rows } from '@/db/rows';
import { type Town } from '@/test/town';
import { Visitor } from '@/test/visitor';
import { openPage, openPointsTown, props } from '@/test/points-town';
import {
  editFloorsForm,
  editFormulaForm,
  editGroupForm,
  editRuleForm,
  editTermsForm,
  rehearseFormulaForm,
  rehearseGroupForm,
  rehearseRuleForm,
  removeGroupForm,
} from './desk-forms';

let town: Town;
let desk: Visitor;
let member: Visitor;
const nowhere = new Visitor();

beforeAll(async () => {
  ({ town, desk, member } = await openPointsTown());
});

/** The query of an address, as the page gets it. */
const queryIn = (location: string | null) => Object.fromEntries(new URL(location!, 'http://board.invalid').searchParams);
/** What the form sends as its rehearsal. */
const markIn = (html: string) => ({ rehearsed: /name="rehearsed" value="([^"]*)"/.exec(html)![1]! });

describe('the desk', () => {
  it('is closed to members and guests', async () => {
    for (const page of [() => Rules(props({})), () => Formula(props({})), () => Groups()]) {
      expect((await openPage(member, page)).answer.status).toBe(403);
      expect((await openPage(nowhere, page)).answer.status).toBe(303);
    }
  });

  it('rehearses a rule by an address that can be sent on, says at the field what is wrong, and saves', async () => {
    const typed = { coins: '2', reputation: '0', contribution: '0', cycle: 'unlimited', dedupe: 'none', days: '30' };
    const params = { action: 'thread' };
    const asked = await desk.post(rehearseRuleForm, typed, { params });
    expect(asked.location).toMatch(/^\/admin\/rules\/thread\?coins=2&.*rehearse=1#rehearsal$/);
    expect(asked.location).not.toMatch(/csrf/);
    const rehearsed = await openPage(desk, () => RulePage(props(params, { ...typed, coins: '9', rehearse: '1' })));
    expect(rehearsed.html).toMatch(/id="rehearsal".*Annika/s);
    expect(rehearsed.html).toContain('value="9"');
    const wrong = await openPage(desk, () => RulePage(props(params, { ...typed, coins: '-2000000', rehearse: '1' })));
    expect(wrong.html).toMatch(/class="field bad".*value="-2000000"/s);
    const refused = await desk.post(editRuleForm, { ...typed, cap: '0' }, { params });
    const shown = await openPage(desk, () => RulePage(props(params, queryIn(refused.location))));
    expect(shown.html).toMatch(/id="cap-error"/);
    expect(shown.html).not.toContain('Nothing is saved yet');
    expect((await openPage(desk, () => RulePage(props({ action: 'karma' })))).answer.status).toBe(404);
    expect((await openPage(desk, () => Rules(props({}, { board: 'tea' })))).html).toContain('/admin/rules/reply?board=tea');
  });

  it('leads nobody else to a rehearsal, and puts into the address what belongs to the form and is short', async () => {
    for (const [form, params] of [
      [rehearseRuleForm, { action: 'thread' }],
      [rehearseFormulaForm, {}],
      [rehearseGroupForm, { key: 'member' }],
      [editRuleForm, { action: 'thread' }],
      [editGroupForm, { key: 'new' }],
    ] as const) {
      expect((await nowhere.post(form, { formula: 'coins' }, { params, json: true })).json?.reason).toBe('session.required');
      expect((await member.post(form, { formula: 'coins' }, { params, json: true })).json?.reason).toBe('staff.required');
    }
    const long = await desk.post(rehearseFormulaForm, { formula: 'x'.repeat(900_000), evil: 'y'.repeat(100_000) });
    expect(long.location).toBe(`/admin/formula?formula=${'x'.repeat(400)}&rehearse=1#rehearsal`);
    const names = Object.fromEntries(['nameZhCn', 'nameZhTw', 'nameJa', 'nameEn'].map((name) => [name, '字'.repeat(400)]));
    const refused = await desk.post(rehearseGroupForm, names, { params: { key: 'member' }, json: true });
    expect([refused.status, refused.json?.reason]).toEqual([413, 'input.too_large']);
  });

  it('saves a rule where its rehearsal stands, and leads to it whoever would save before', async () => {
    const params = { action: 'thread' };
    const typed = {
      coins: '3',
      reputation: '0',
      contribution: '0',
      cycle: 'unlimited',
      cycleMinutes: '',
      cap: '',
      dedupe: 'none',
      days: '7',
    };
    const coins = async () =>
      (await rows<{ coins: number }>(town.database.db, sql`select coins from point_rules where action = 'thread'`))[0];
    expect((await openPage(desk, () => RulePage(props(params)))).html).not.toContain('/admin/rules/thread/submit');
    const led = await desk.post(editRuleForm, typed, { params });
    expect(led.location).toMatch(/^\/admin\/rules\/thread\?.*rehearse=first$/);
    expect(await coins()).toEqual({ coins: 2 });
    const { html } = await openPage(desk, () => RulePage(props(params, queryIn(led.location))));
    expect(html).toContain('Nothing is saved yet');
    expect(html).toMatch(
      /name="coins"[^>]*value="3".*id="rehearsal".*<button[^>]*form="draft"[^>]*formAction="\/admin\/rules\/thread\/submit"/is,
    );
    // What was changed after its rehearsal is rehearsed anew.
    const changed = await desk.post(editRuleForm, { ...typed, coins: '4', ...markIn(html) }, { params });
    expect(queryIn(changed.location)).toMatchObject({ coins: '4', rehearse: 'first' });
    expect(await coins()).toEqual({ coins: 2 });
    expect((await desk.post(editRuleForm, { ...typed, ...markIn(html) }, { params })).location).toBe('/admin/rules');
    expect(await coins()).toEqual({ coins: 3 });
    await rows(town.database.db, sql`update point_rules set coins = 2 where action = 'thread'`);
  });

  it('shows a refused draft of a board in the form of that board only', async () => {
    const params = { action: 'reply' };
    const typed = { board: 'tea', coins: 'x77', reputation: '0', contribution: '0', cycle: 'unlimited', dedupe: 'none', days: '30' };
    const sent = { ...typed, rehearsed: 'tea|x77|0|0|unlimited|||none' };
    expect((await desk.post(editRuleForm, sent, { params })).location).toBe('/admin/rules/reply?board=tea');
    expect((await openPage(desk, () => RulePage(props(params)))).html).not.toContain('x77');
    expect((await openPage(desk, () => RulePage(props(params, { board: 'tea' })))).html).toContain('x77');
  });

  it('previews a formula before the form that saves it, and refuses one in words', async () => {
    const formula = 'coins + 50';
    const before = (await openPage(desk, () => Formula(props({})))).html;
    expect(before).not.toContain('/admin/formula/submit');
    const previewed = (await openPage(desk, () => Formula(props({}, { formula, rehearse: '1' })))).html;
    expect(previewed).toMatch(/Annika.*\/admin\/formula\/submit.*value="coins \+ 50"/s);
    const wrong = (await openPage(desk, () => Formula(props({}, { formula: 'karma', rehearse: '1' })))).html;
    expect(wrong).toMatch(/karma/);
    expect(wrong).not.toContain('/admin/formula/submit');
    expect((await desk.post(editFormulaForm, { formula: 'coins / 0' }, { json: true })).json?.reason).toBe('formula.division_by_zero');
    expect((await desk.post(editFloorsForm, { coins: '5' }, { json: true })).json?.reason).toBe('amount.invalid');
    for (const coins of ['x', '1.5', '9'.repeat(20)])
      expect((await desk.post(editFloorsForm, { coins }, { json: true })).json?.fields?.coins?.reason).toBe('amount.invalid');
    expect((await desk.post(editFloorsForm, { coins: '0', reputation: '', contribution: '' })).location).toBe('/admin/formula');
  });

  it('rehearses a threshold, refuses one that crosses, and shows every group', async () => {
    const html = (await openPage(desk, () => Groups())).html;
    for (const key of ['newcomer', 'elder', 'administrator', 'banned']) expect(html).toContain(`/admin/groups/${key}`);
    const shown = await openPage(desk, () => GroupPage(props({ key: 'member' }, { from: '7', rehearse: '1' })));
    expect(shown.html).toMatch(/id="rehearsal".*Annika/s);
    const crossed = await openPage(desk, () => GroupPage(props({ key: 'member' }, { from: '200', rehearse: '1' })));
    expect(crossed.html).toMatch(/id="from-error"/);
    const names = { nameZhCn: '读者', nameZhTw: '讀者', nameJa: '読者', nameEn: 'Reader' };
    const figures = { tally: '2', readLevel: '15', maxImageKb: '1024', signatureLength: '90', ratingMost: '', ratingDaily: '' };
    const typed = { ...names, ...figures, key: 'reader', from: '20' };
    const led = await desk.post(editGroupForm, typed, { params: { key: 'new' } });
    expect(queryIn(led.location)).toEqual({ ...typed, rehearse: 'first' });
    const rung = (await openPage(desk, () => GroupPage(props({ key: 'new' }, queryIn(led.location))))).html;
    expect(rung).toContain('value="Reader"');
    expect((await desk.post(editGroupForm, { ...typed, ...markIn(rung) }, { params: { key: 'new' } })).location).toBe('/admin/groups');
    // Names and figures move nobody: they are saved at once. Another threshold is not.
    const params = { key: 'reader' };
    const stands = { ...typed, ratingMost: '1', ratingDaily: '2' };
    expect((await desk.post(editGroupForm, { ...stands, nameEn: 'Readers' }, { params })).location).toBe('/admin/groups');
    const higher = await desk.post(editGroupForm, { ...stands, nameEn: 'Lectors', from: '30' }, { params });
    const shownAgain = (await openPage(desk, () => GroupPage(props(params, queryIn(higher.location))))).html;
    expect(shownAgain).toMatch(/Nothing is saved yet.*value="Lectors".*id="rehearsal".*formAction="\/admin\/groups\/reader\/submit"/is);
    expect((await desk.post(editGroupForm, { ...stands, nameEn: 'Lectors', from: '30', ...markIn(shownAgain) }, { params })).location).toBe(
      '/admin/groups',
    );
    expect(
      (await rows(town.database.db, sql`select min_total as "from", name->>'en' as name from groups where key = 'reader'`))[0],
    ).toEqual({
      from: 30,
      name: 'Lectors',
    });
    const senior = (await openPage(desk, () => GroupPage(props({ key: 'senior' })))).html;
    expect(senior).toMatch(/name="ratingMost"[^>]*value="2".*name="ratingDaily"[^>]*value="10"/s);
    expect(senior).not.toContain('Rate posts');
    expect((await openPage(desk, () => GroupPage(props({ key: 'member' })))).html).not.toContain('Rate posts');
    await rows(town.database.db, sql`update groups set rating_most = 0 where key = 'senior'`);
    forgetMemos(['points']);
    expect((await openPage(desk, () => GroupPage(props({ key: 'senior' })))).html).toContain('nobody in it can rate');
    await rows(town.database.db, sql`update groups set rating_most = 2 where key = 'senior'`);
    forgetMemos(['points']);
    expect((await desk.post(removeGroupForm, {}, { params: { key: 'reader' } })).location).toBe('/admin/groups');
    expect((await desk.post(removeGroupForm, {}, { params: { key: 'newcomer' }, json: true })).json?.reason).toBe('group.in_use');
    expect((await openPage(desk, () => GroupPage(props({ key: 'nobody' })))).answer.status).toBe(404);
    expect((await openPage(desk, () => GroupPage(props({ key: 'new' })))).html).toContain('name="key"');
  });

  it('sets what a transfer costs and leaves, and in what posts are rated; a refused form comes back as it was', async () => {
    const html = async () => (await openPage(desk, () => Formula(props({})))).html;
    expect(await html()).toMatch(/name="transferTax"[^>]*value="20".*name="transferLeast"[^>]*value="0"/s);
    const refused = await desk.post(editTermsForm, { transferTax: '91', transferLeast: '5' });
    expect(refused.location).toBe('/admin/formula#terms');
    const shown = await html();
    expect(shown).toMatch(/id="transferTax-error">[^<]*0[^<]*90/);
    expect(shown).toMatch(/name="transferTax"[^>]*value="91".*name="transferLeast"[^>]*value="5"/s);
    expect(shown).not.toMatch(/name="ratingCurrencies"[^>]*checked/);
    expect((await member.post(editTermsForm, { transferTax: '0', transferLeast: '0' }, { json: true })).json?.reason).toBe(
      'staff.required',
    );
    const saved = { transferTax: '10', transferLeast: '5', ratingCurrencies: 'contribution' };
    expect((await desk.post(editTermsForm, saved)).location).toBe('/admin/formula');
    expect(await readSettings(town.database.db)).toMatchObject({ transferTax: 10, transferLeast: 5, ratingCurrencies: ['contribution'] });
    expect(await html()).toMatch(/id="rating-contribution"[^>]*checked/);
    // Nothing ticked: ratings are off.
    await desk.post(editTermsForm, { transferTax: '20', transferLeast: '0' });
    expect(await readSettings(town.database.db)).toMatchObject({ ratingCurrencies: [] });
  });
});
