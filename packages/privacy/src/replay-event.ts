/** The shapes of rrweb 2.2.2 that we pass on: numbers and names are rrweb's own. */

export interface ReplayEvent {
  type: number;
  /** Milliseconds since 1970 on the citizen's clock. */
  timestamp: number;
  data: unknown;
}

export const eventTypes = {
  domContentLoaded: 0,
  load: 1,
  fullSnapshot: 2,
  incrementalSnapshot: 3,
  meta: 4,
  custom: 5,
  plugin: 6,
  asset: 7,
  annotation: 8,
} as const;

export const sources = {
  mutation: 0,
  mouseMove: 1,
  mouseInteraction: 2,
  scroll: 3,
  viewportResize: 4,
  input: 5,
  touchMove: 6,
  mediaInteraction: 7,
  styleSheetRule: 8,
  canvasMutation: 9,
  font: 10,
  log: 11,
  drag: 12,
  styleDeclaration: 13,
  selection: 14,
  adoptedStyleSheet: 15,
  customElement: 16,
} as const;

export const nodeTypes = { document: 0, documentType: 1, element: 2, text: 3, cdata: 4, comment: 5 } as const;

interface NodeBase {
  id: number;
  rootId?: number;
  isShadowHost?: boolean;
  isShadow?: boolean;
}

export type AttributeValue = string | number | boolean;

export type ReplayNode = NodeBase &
  (
    | { type: typeof nodeTypes.document; childNodes: ReplayNode[]; compatMode?: string }
    | { type: typeof nodeTypes.documentType; name: string; publicId: string; systemId: string }
    | {
        type: typeof nodeTypes.element;
        tagName: string;
        attributes: Record<string, AttributeValue>;
        childNodes: ReplayNode[];
        isSVG?: boolean;
        isCustom?: boolean;
      }
    | { type: typeof nodeTypes.text | typeof nodeTypes.cdata | typeof nodeTypes.comment; textContent: string }
  );
