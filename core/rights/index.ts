/**
 * Rights made visible: why somebody may or may not, what would satisfy the rule, and the grid in which administrators change it.
 * The rules themselves stand in `core/permissions`, once.
 */
export { editBoardGrants, type EditBoardGrantsInput } from './edit-board-grants';
export { editGroupRights, type EditGroupRightsInput } from './edit-group-rights';
export { readNeededGroup } from './needed-group';
export { type ExplanationInput, readExplanation } from './read-explanation';
export { readRightsGrid } from './read-rights-grid';
export * from './views';
