import { type Start, type StartStep, startSteps } from '@medkig/api/start';

/** How many of the steps are done. */
export function doneCount(start: Start): number {
  return startSteps.filter((step) => start[step] === 'done').length;
}

/** The first that is not done; undefined when all are. */
export function nextStep(start: Start): StartStep | undefined {
  return startSteps.find((step) => start[step] !== 'done');
}
