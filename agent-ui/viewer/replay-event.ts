/** The little that may reach the stage: what the guard makes of an rrweb 2.2.2 event. */

/** rrweb's own numbers, for the events that we let through. */
export const eventTypes = { fullSnapshot: 2, increment: 3, meta: 4 } as const;
export const sources = {
  mutation: 0,
  mouseMove: 1,
  mouseInteraction: 2,
  scroll: 3,
  viewportResize: 4,
  input: 5,
  touchMove: 6,
  styleSheetRule: 8,
  drag: 12,
  styleDeclaration: 13,
  selection: 14,
  adoptedStyleSheet: 15,
} as const;
export const interactions = { click: 2, focus: 5, blur: 6, touchStart: 7 } as const;

/** What a labelled box on the stage stands for. */
export const boxKinds = ['frame', 'video', 'audio', 'drawing', 'hidden'] as const;
export type BoxKind = (typeof boxKinds)[number];

export type AttributeValue = string | number | boolean;

/** A node tree whose every part has passed the guard. */
export type ReplayNode = { id: number; isShadow?: true } & (
  | { type: 0; childNodes: ReplayNode[]; compatMode?: 'BackCompat' }
  | { type: 1; name: string; publicId: string; systemId: string }
  | {
      type: 2;
      tagName: string;
      attributes: Record<string, AttributeValue>;
      childNodes: ReplayNode[];
      isSVG?: true;
      isCustom?: true;
      isShadowHost?: true;
    }
  | { type: 3; textContent: string; isStyle?: true }
  | { type: 5; textContent: string }
);

/** A property of a style attribute: a value, a value with priority, or false for «removed». */
export type StyleChange = Record<string, string | false | [string, string]>;

export interface Mutation {
  texts: { id: number; value: string | null }[];
  attributes: { id: number; attributes: Record<string, string | null | StyleChange> }[];
  removes: { parentId: number; id: number; isShadow?: true }[];
  adds: { parentId: number; nextId: number | null; node: ReplayNode }[];
}

/** What is handed to the replayer, in rrweb's own shape. */
export interface CastEvent {
  type: number;
  timestamp: number;
  data: object;
}

export type StageEvent =
  /** `scroll` is the citizen's own, in CSS pixels. */
  | { kind: 'snapshot'; cast: CastEvent; scroll: { x: number; y: number } }
  | { kind: 'mutation'; cast: CastEvent; mutation: Mutation }
  | { kind: 'style'; cast: CastEvent }
  | { kind: 'selection'; cast: CastEvent }
  | { kind: 'input'; cast: CastEvent; node: number; text: string }
  /** The citizen's viewport, in CSS pixels. */
  | { kind: 'size'; width: number; height: number }
  | { kind: 'scroll'; node: number; x: number; y: number }
  /** The citizen's mouse or finger, in the citizen's viewport. */
  | { kind: 'moved' | 'touched' | 'pressed'; node: number; x: number; y: number }
  | { kind: 'focused' | 'blurred'; node: number }
  /** Harmless, and nothing to show. */
  | { kind: 'nothing' };
