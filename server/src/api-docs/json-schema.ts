import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';

export type { JsonSchema };

/** What a schema of the interface takes, in JSON Schema 2020-12. What only a function can say is left out. */
export function jsonSchemaOf(schema: v.GenericSchema): JsonSchema {
  const { $schema: _, ...converted } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    errorMode: 'ignore',
    overrideAction: ({ valibotAction, jsonSchema }) => {
      // Of two expressions the converter keeps the first.
      if (valibotAction.type !== 'regex' || jsonSchema.pattern === undefined) return undefined;
      const { requirement } = Object(valibotAction);
      return requirement instanceof RegExp && requirement.source !== jsonSchema.pattern
        ? { ...jsonSchema, allOf: [...(jsonSchema.allOf ?? []), { pattern: requirement.source }] }
        : undefined;
    },
  });
  return converted;
}
