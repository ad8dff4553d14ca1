import * as v from 'valibot';
import { contactFields } from '../form/contact-fields.ts';

/** Rules for step 1, «Om dig». */
export const aboutParent = v.object(contactFields);
