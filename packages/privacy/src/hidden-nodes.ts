import { isBoxed, type PageModel, textMode } from './page-model.ts';

/** `value`: what is typed in an element that is no field. `text`: words the scrubber has changed. `box`: left out. */
type HiddenKind = 'value' | 'text' | 'box';

interface HiddenNode {
  id: number;
  kind: HiddenKind;
  /** Of a text: as it left. */
  shown?: string;
}

/** What the agent does not see of the page as it left last, by node id; form fields are not among it. */
export function hiddenNodes(page: PageModel): HiddenNode[] {
  return [...page.hidden].flatMap((node): HiddenNode[] => {
    const { id, parent } = node;
    if (isBoxed(parent)) return [];
    if (node.boxed) return [{ id, kind: 'box' }];
    if (parent?.tag === 'textarea') return [];
    const mode = textMode(node);
    if (mode === 'style' || mode === 'silent') return [];
    return [mode === 'value' ? { id, kind: 'value' } : { id, kind: 'text', shown: node.shown }];
  });
}
