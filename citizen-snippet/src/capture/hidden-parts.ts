import { hiddenNodes } from '@medkig/privacy/hidden-nodes';
import { isBoxed, type PageModel } from '@medkig/privacy/page-model';
import { isElement } from './any-realm.ts';

/** `value`: what is filled in. `text`: words that look otherwise to the agent. `box`: an empty box to the agent. */
export interface HiddenPart {
  kind: 'value' | 'text' | 'box';
  node: Node;
  /** Of a text: as the agent sees it. */
  shown?: string;
}

/** Inputs whose value is the page's own or no text. */
const NO_VALUE = /^(?:submit|button|reset|image|hidden|radio|checkbox|range|color)$/;

/** What the agent does not see of the page as it left last. `nodeOf`: the page's node by its id. */
export function hiddenParts(
  page: PageModel,
  nodeOf: (id: number) => Node | null,
  isShown: (element: Element) => boolean,
): HiddenPart[] {
  const parts: HiddenPart[] = [];
  for (const { id, ...part } of hiddenNodes(page)) {
    const node = nodeOf(id);
    // A title is not on the page.
    if (node && !(node.parentElement ?? document.body).closest('head, medkig-panel'))
      parts.push({ ...part, node });
  }
  for (const model of page.fields) {
    const field = nodeOf(model.id);
    if (isField(field) && field.value && !isBoxed(model) && !NO_VALUE.test(field.type) && !isShown(field))
      parts.push({ kind: 'value', node: field });
  }
  return parts;
}

function isField(node: Node | null): node is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  return isElement(node) && /^(?:input|textarea|select)$/.test(node.localName);
}
