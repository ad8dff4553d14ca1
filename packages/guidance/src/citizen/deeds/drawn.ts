/**
 * The walks of `marks/drawn-tree`, handed in: what draws the marks is fetched as a chunk of its own and has them
 * already.
 */
export type DrawnTree = Pick<typeof import('../../marks/drawn-tree.ts'), 'outwards' | 'allBelow' | 'hitAt'>;
