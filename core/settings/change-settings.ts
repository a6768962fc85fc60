import { z } from 'zod';
import { command } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';
import { settingsSchema } from './factory';
import { lockSettings, storeSettings } from './store-settings';

/** What every total and every balance hangs on has commands of its own, which move the members with it. */
const elsewhere = z.undefined({ message: 'settings.own_desk' }).optional();

/** Changes some settings; the administrators'. Each change leaves a line in the audit log with what it was before. */
export const changeSettings = command({
  name: 'edit-settings',
  input: settingsSchema.partial().extend({ pointsFormula: elsewhere, pointFloors: elsewhere }),
  facts: (tx) => lockSettings(tx),
  ability: (_facts, _input, { viewer }) => mustBeAdministrator(viewer),
  run: async (effects, before, input) => {
    await storeSettings(effects, before, input);
    return { changed: Object.keys(input) };
  },
});
