import { sweep } from './sweep.ts';

sweep(1_000_001, Number(process.env.MEDKIG_SEEDS ?? 10_000) / 2);
