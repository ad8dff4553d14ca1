import type { Form } from '../form/form.ts';
import type { Topic } from '../topics.ts';

interface News {
  readonly date: string;
  readonly title: string;
  readonly text: string;
}

interface Price {
  readonly place: string;
  /** As written on the page, per month. */
  readonly price: string;
}

/** A municipality that does not exist, and what its website says. */
export interface Municipality {
  /** Its key in the embed tag; its logo and its stylesheet are named so too. */
  readonly siteKey: string;
  readonly name: string;
  /** What it calls its self-service. */
  readonly selfServiceName: string;
  readonly phone: string;
  /** For the browser's own bars. */
  readonly colour: string;
  readonly address: readonly string[];
  readonly townHallHours: string;
  readonly form: Form;
  readonly topics: readonly Topic[];
  readonly news: readonly News[];
  readonly about: {
    readonly lead: string;
    readonly council: string;
    readonly placesHeading: string;
    readonly places: readonly string[];
    readonly departments: string;
  };
  readonly daycare: {
    readonly lead: string;
    /** Where a child is signed up: on this site, or on the phone. */
    readonly signUp: 'form' | 'phone';
    readonly childMinding: string;
    readonly nurseries: readonly string[];
    readonly prices: readonly Price[];
  };
}
