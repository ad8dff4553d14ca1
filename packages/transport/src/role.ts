/** Which end of the link this is. */
export type Role = 'citizen' | 'agent';
