/**
 * Settings of the site. Factory values live in code, changed ones in the table `settings`; a value that is missing or out of
 * range is the factory's. Changing them is the administrators' and takes effect without a restart.
 */
export { changeSettings } from './change-settings';
export { FACTORY_SETTINGS, pointFloorsInput } from './factory';
export { readSettings } from './read-settings';
export { lockSettings, storeSettings } from './store-settings';
