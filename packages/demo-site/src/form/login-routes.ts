import { type Request, type Response, Router } from 'express';
import { mitidAddress, readMitidAnswer } from '../mitid/way-back.ts';
import type { SiteContext } from '../site-context.ts';
import type { Filing } from './filing.ts';
import type { Form, Person } from './form.ts';
import { expiredPath, interruptedPath, loginPath, returnPath, stepPath, withoutLoginPath } from './paths.ts';

/** Everybody who logs in with the stand-in is this person, who does not exist. */
const madeUpPerson: Person = { name: 'Sofie Eksempel' };

/** The filings of one form, as far as beginning one goes. */
interface Filings {
  current(request: Request): Filing | undefined;
  /** Keeps a new filing and gives the browser its id. */
  begin(request: Request, response: Response, filing: Filing): void;
}

/** The start page and the ways from there into a form: over MitID or, if the form allows it, without. */
export function loginRoutes(form: Form, { render, mitidOrigin }: SiteContext, filings: Filings): Router {
  const router = Router();
  const toMitid = (request: Request) =>
    mitidAddress(mitidOrigin, `${request.protocol}://${request.headers.host}${returnPath(form)}`);
  const enter = (request: Request, response: Response, person: Person | undefined) => {
    filings.begin(request, response, { stage: 'filling', person, drafts: {} });
    response.redirect(303, stepPath(form, form.steps[0]));
  };

  router.get(form.startPath, (request, response) => {
    render(response, `${form.templates}/start.njk`, {
      form,
      mitid: toMitid(request),
      withoutLogin: withoutLoginPath(form),
      login: loginPath(form),
      isExpired: 'udloebet' in request.query,
      isInterrupted: 'afbrudt' in request.query,
    });
  });

  router.get(returnPath(form), (request, response) => {
    const before = filings.current(request);
    switch (readMitidAnswer(request.query)) {
      case 'approved':
        if (form.login === 'optional' || before?.stage === 'logging-in') {
          return enter(request, response, madeUpPerson);
        }
        // Back at MitID and approved twice: the form that is under way goes on.
        return response.redirect(303, before ? stepPath(form, form.steps[0]) : expiredPath(form));
      case 'interrupted':
        return response.redirect(303, interruptedPath(form));
      case undefined:
        return response.redirect(303, form.startPath);
    }
  });

  switch (form.login) {
    case 'optional':
      router.get(withoutLoginPath(form), (request, response) => enter(request, response, undefined));
      break;
    case 'required':
      router.post(loginPath(form), (request, response) => {
        filings.begin(request, response, { stage: 'logging-in' });
        response.redirect(303, toMitid(request));
      });
      break;
    default: {
      const never: never = form.login;
      throw new Error(`no such login: ${String(never)}`);
    }
  }
  return router;
}
