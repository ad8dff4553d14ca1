/** Sets every hash and key of SP1 apart from all other uses. The version is part of it. */
export const LABEL = 'dk.medkig/sp1 ';
