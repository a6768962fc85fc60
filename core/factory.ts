/** What a fresh board starts with: groups, points rules and settings. Planted after every migration; changes nothing that is there. */
export { plantFactory } from './groups/plant-factory';
