import { type Request, type Response, Router, urlencoded } from 'express';
import { Refusal } from '../refusal.ts';
import type { SiteContext } from '../site-context.ts';
import { danishDay } from './calendar-day.ts';
import { readFields } from './fields.ts';
import { type Filing, isReachable, openStep, submitStep } from './filing.ts';
import { readFilingCookie, setFilingCookie } from './filing-cookie.ts';
import { createFilingStore } from './filing-store.ts';
import { expiredPath, receiptPath, startPath, stepPath } from './paths.ts';
import { makeReceiptNumber } from './receipt-number.ts';
import { stepPage } from './step-page.ts';
import { type StepId, stepIds, steps } from './steps.ts';

/** The form «Meld flytning»: each step a page of its own, each post answered with a redirect. */
export function movingRoutes({ render, clock, newId, randomBelow }: SiteContext): Router {
  const router = Router();
  const store = createFilingStore(clock, newId);
  // The longest honest post is about 1 kB.
  const readBody = urlencoded({ extended: false, limit: '8kb', parameterLimit: 40 });

  const currentFiling = (request: Request) => {
    const id = readFilingCookie(request);
    const filing = id === undefined ? undefined : store.read(id);
    return id === undefined || filing === undefined ? undefined : { id, filing };
  };

  const keep = (request: Request, response: Response, id: string, filing: Filing) => {
    store.write(id, filing);
    setFilingCookie(request, response, id, startPath);
  };

  const showStep = (step: StepId) => (request: Request, response: Response) => {
    const filing = currentFiling(request)?.filing;
    if (!filing) return response.redirect(303, startPath);
    if (filing.stage === 'sent') return response.redirect(303, receiptPath);
    const today = danishDay(clock());
    if (!isReachable(step, filing.drafts, today)) {
      return response.redirect(303, stepPath(openStep(filing.drafts, today)));
    }
    render(response, `moving/${step}.njk`, stepPage(step, filing.drafts, today));
  };

  const takeStep = (step: StepId) => (request: Request, response: Response) => {
    const current = currentFiling(request);
    if (!current) return response.redirect(303, expiredPath);
    const { id, filing } = current;
    if (filing.stage === 'sent') return response.redirect(303, receiptPath);
    const reading = readFields(steps[step], request.body);
    if (!reading.ok) throw new Refusal('malformed-body');
    const today = danishDay(clock());
    if (!isReachable(step, filing.drafts, today)) {
      return response.redirect(303, stepPath(openStep(filing.drafts, today)));
    }
    const submission = submitStep(filing.drafts, step, reading.fields, today);
    switch (submission.kind) {
      case 'go':
        keep(request, response, id, { stage: 'filling', drafts: submission.drafts });
        return response.redirect(303, stepPath(submission.step));
      case 'send':
        keep(request, response, id, {
          stage: 'sent',
          receiptNumber: makeReceiptNumber(today.year, randomBelow),
        });
        return response.redirect(303, receiptPath);
      default: {
        const never: never = submission;
        return never;
      }
    }
  };

  // Pages with personal data stay out of every cache.
  router.use(startPath, (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });

  router.get(startPath, (request, response) => {
    render(response, 'moving/start.njk', { isExpired: 'udloebet' in request.query });
  });

  router.post(startPath, (request, response) => {
    const id = store.open({ stage: 'filling', drafts: {} });
    setFilingCookie(request, response, id, startPath);
    response.redirect(303, stepPath(stepIds[0]));
  });

  for (const step of stepIds) {
    router.get(stepPath(step), showStep(step));
    router.post(stepPath(step), readBody, takeStep(step));
  }

  router.get(receiptPath, (request, response) => {
    const filing = currentFiling(request)?.filing;
    if (filing?.stage !== 'sent') return response.redirect(303, startPath);
    render(response, 'moving/receipt.njk', { receiptNumber: filing.receiptNumber });
  });

  return router;
}
