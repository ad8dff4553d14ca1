import { sweep } from './sweep.ts';

sweep(1, Number(process.env.MEDKIG_SEEDS ?? 10_000) / 2);
