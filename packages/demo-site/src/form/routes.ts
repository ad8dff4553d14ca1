import { type Request, type Response, Router, urlencoded } from 'express';
import { Refusal } from '../refusal.ts';
import type { SiteContext } from '../site-context.ts';
import { danishDay } from './calendar-day.ts';
import { readFields } from './fields.ts';
import { type Filing, isReachable, openStep, submitStep } from './filing.ts';
import { readFilingCookie, setFilingCookie } from './filing-cookie.ts';
import { createFilingStore } from './filing-store.ts';
import type { Form, Step } from './form.ts';
import { loginRoutes } from './login-routes.ts';
import { expiredPath, receiptPath, stepPath } from './paths.ts';
import { readMultipart } from './read-multipart.ts';
import { makeReceiptNumber } from './receipt-number.ts';
import { stepPage } from './step-page.ts';

/** One form: each step a page of its own, each post answered with a redirect. */
export function formRoutes(form: Form, context: SiteContext): Router {
  const { render, clock, newId, randomBelow } = context;
  const router = Router();
  const store = createFilingStore(clock);
  // The longest honest post without a file is about 1 kB.
  const readUrlencoded = urlencoded({ extended: false, limit: '8kb', parameterLimit: 40 });

  const currentFiling = (request: Request) => {
    const id = readFilingCookie(form, request);
    const filing = id === undefined ? undefined : store.read(id);
    return id === undefined || filing === undefined ? undefined : { id, filing };
  };

  const keep = (request: Request, response: Response, id: string, filing: Filing) => {
    store.write(id, filing);
    setFilingCookie(form, request, response, id);
  };

  const showStep = (step: Step) => (request: Request, response: Response) => {
    const filing = currentFiling(request)?.filing;
    if (!filing || filing.stage === 'logging-in') return response.redirect(303, form.startPath);
    if (filing.stage === 'sent') return response.redirect(303, receiptPath(form));
    const today = danishDay(clock());
    if (!isReachable(form, step, filing.drafts, today)) {
      return response.redirect(303, stepPath(form, openStep(form, filing.drafts, today)));
    }
    const template = step === form.steps.at(-1) ? 'form' : form.templates;
    render(response, `${template}/${step.id}.njk`, stepPage(form, step, filing, today));
  };

  const takeStep = (step: Step) => (request: Request, response: Response) => {
    const current = currentFiling(request);
    if (!current || current.filing.stage === 'logging-in') return response.redirect(303, expiredPath(form));
    const { id, filing } = current;
    if (filing.stage === 'sent') return response.redirect(303, receiptPath(form));
    const reading = readFields(step, request.body);
    if (!reading.ok) throw new Refusal('malformed-body');
    const today = danishDay(clock());
    if (!isReachable(form, step, filing.drafts, today)) {
      return response.redirect(303, stepPath(form, openStep(form, filing.drafts, today)));
    }
    const submission = submitStep(form, step, filing.drafts, reading.fields, today);
    switch (submission.kind) {
      case 'go':
        keep(request, response, id, { ...filing, drafts: submission.drafts });
        return response.redirect(303, stepPath(form, submission.step));
      case 'send':
        keep(request, response, id, {
          stage: 'sent',
          receiptNumber: makeReceiptNumber(form.receiptPrefix, today.year, randomBelow),
        });
        return response.redirect(303, receiptPath(form));
      default: {
        const never: never = submission;
        return never;
      }
    }
  };

  // Pages with personal data stay out of every cache.
  router.use(form.startPath, (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });

  router.use(
    loginRoutes(form, context, {
      current: (request) => currentFiling(request)?.filing,
      begin: (request, response, filing) => keep(request, response, newId(), filing),
    }),
  );

  for (const step of form.steps) {
    router.get(stepPath(form, step), showStep(step));
    router.post(stepPath(form, step), step.file ? readMultipart : readUrlencoded, takeStep(step));
  }

  router.get(receiptPath(form), (request, response) => {
    const filing = currentFiling(request)?.filing;
    if (filing?.stage !== 'sent') return response.redirect(303, form.startPath);
    render(response, `${form.templates}/receipt.njk`, { form, receiptNumber: filing.receiptNumber });
  });

  return router;
}
