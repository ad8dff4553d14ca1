import { markStyle } from '@medkig/guidance/marks/mark-style';
import stageStyle from './stage.css?inline';

/** The elements of the stage; the picture is below, everything else is drawn over it and takes no presses. */
export interface StageView {
  stage: HTMLElement;
  /** As large as the scaled page; the origin of all coordinates over it. */
  page: HTMLElement;
  /** Holds the replayed page; inert, so that neither keyboard nor screen reader can enter. */
  picture: HTMLElement;
  dim: HTMLElement;
  /** The citizen's viewport and its tab. */
  seen: HTMLElement;
  tab: HTMLElement;
  focus: HTMLElement;
  mouse: HTMLElement;
  ripple: HTMLElement;
  /** Around the element that a press or Enter would pick. */
  candidate: HTMLElement;
  marks: HTMLElement;
  /** Says the candidate's name to screen readers. */
  spoken: HTMLElement;
}

export function buildStage(document: Document): StageView {
  const make = (className: string, ...children: HTMLElement[]) => {
    const element = document.createElement('div');
    element.className = className;
    element.append(...children);
    return element;
  };
  const picture = make('picture');
  picture.inert = true;
  const tab = make('tab');
  const seen = make('seen', tab);
  const candidate = make('candidate');
  const dim = make('dim');
  const focus = make('focus');
  const mouse = make('mouse');
  const ripple = make('ripple');
  const marks = make('medkig-marks');
  const over = make('over', dim, seen, focus, marks, candidate, ripple, mouse);
  over.setAttribute('aria-hidden', 'true');
  const page = make('page', picture, over);
  const stage = document.createElement('main');
  stage.className = 'stage';
  stage.tabIndex = 0;
  stage.setAttribute('role', 'application');
  stage.append(page);
  const spoken = make('spoken');
  spoken.setAttribute('aria-live', 'polite');
  for (const css of [markStyle, stageStyle]) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }
  document.body.append(stage, spoken);
  return {
    stage,
    page,
    picture,
    dim,
    seen,
    tab,
    focus,
    mouse,
    ripple,
    candidate,
    marks,
    spoken,
  };
}
