/** The elements and attributes that may stand on the stage; all else is left out or becomes a plain box. */

const words = (text: string) => new Set(text.trim().split(/\s+/));

const HTML = words(`
  html head body title style meta address article aside footer header h1 h2 h3 h4 h5 h6 hgroup main nav section search
  blockquote dd div dl dt figcaption figure hr li menu ol p pre ul a abbr b bdi bdo br cite code data dfn em i kbd mark
  q rp rt ruby s samp small span strong sub sup time u var wbr area img map picture source track del ins caption col
  colgroup table tbody td tfoot th thead tr button datalist fieldset form input label legend meter optgroup option
  output progress select textarea details dialog summary slot center font big strike tt nobr acronym dir selectedcontent
`);
const SVG = words(`
  svg a circle clippath defs desc ellipse filter foreignobject g image line lineargradient marker mask metadata path
  pattern polygon polyline radialgradient rect stop style switch symbol text textpath title tspan use view animate
  animatetransform animatemotion mpath set feblend fecolormatrix fecomponenttransfer fecomposite feconvolvematrix
  fediffuselighting fedisplacementmap fedistantlight fedropshadow feflood fefunca fefuncb fefuncg fefuncr
  fegaussianblur feimage femerge femergenode femorphology feoffset fepointlight fespecularlighting fespotlight fetile
  feturbulence
`);
const MATHML = words(`
  math maction menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace
  msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics
`);
const CUSTOM = /^[a-z][a-z0-9._]*-[a-z0-9._-]*$/;

/** `name` in lower case and without prefix. */
export function isKnownTag(name: string, isSvg: boolean): boolean {
  return (isSvg ? SVG.has(name) : HTML.has(name) || SVG.has(name) || MATHML.has(name)) || CUSTOM.test(name);
}

const PLAIN = words(`
  class style id for form list type role lang dir hidden disabled readonly required multiple checked open tabindex title
  alt placeholder label summary content value inputmode enterkeyhint pattern min max minlength maxlength step size rows
  cols wrap accept accept-charset method enctype target rel media sizes colspan rowspan headers scope abbr start
  reversed span width height align valign border cellpadding cellspacing bgcolor color face shape coords ismap charset
  datetime novalidate formnovalidate formmethod formtarget contenteditable translate inert popover popovertarget
  popovertargetaction slot part exportparts shadowrootmode itemscope itemprop itemtype nowrap noshade low high optimum
  xmlns xmlns:xlink xml:lang xml:space version focusable imagesizes download loading decoding command commandfor
  d points transform viewbox x y x1 x2 y1 y2 dx dy cx cy r rx ry fx fy fr pathlength offset rotate preserveaspectratio
  gradienttransform gradientunits patterntransform patternunits patterncontentunits spreadmethod stop-color
  stop-opacity opacity fill-opacity fill-rule clip-rule clippathunits maskunits maskcontentunits filterunits
  primitiveunits stroke-width stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset stroke-miterlimit
  stroke-opacity vector-effect font-size font-family font-weight font-style text-anchor dominant-baseline
  alignment-baseline letter-spacing word-spacing textlength lengthadjust markerwidth markerheight markerunits refx refy
  orient in in2 result stddeviation mode operator k1 k2 k3 k4 flood-color flood-opacity lighting-color display
  visibility overflow color-interpolation-filters paint-order shape-rendering text-rendering image-rendering
  basefrequency numoctaves seed stitchtiles surfacescale specularconstant specularexponent diffuseconstant azimuth
  elevation limitingconeangle scale xchannelselector ychannelselector radius order kernelmatrix divisor bias targetx
  targety edgemode tablevalues slope intercept amplitude exponent
  attributetype begin dur end restart repeatcount repeatdur fill calcmode keytimes keysplines additive accumulate
  mathvariant displaystyle scriptlevel stretchy fence separator lspace rspace minsize maxsize movablelimits linethickness
  columnalign rowalign columnspan rowspacing columnspacing frame
`);
const COMMON = /^(?:data|aria)-[a-z0-9_.:-]+$/;
/** Our own marks on the stage; a page may not wear them. */
const OURS = /^data-medkig-(?:hidden|box)$/;
const NAME = /^[A-Za-z_][\w:.-]{0,99}$/;
/** Do something by standing there, even without a value. */
const ACTIVE = /^(?:on.*|autofocus|srcdoc|http-equiv|sandbox|allow|nonce|is|ping|manifest|csp|autoplay)$/;

/** Attributes whose values need no look at. A name in no list stays only without a value. */
export function isPlainAttribute(name: string, value: unknown): boolean {
  const lower = name.toLowerCase();
  if (!NAME.test(name) || OURS.test(lower) || ACTIVE.test(lower)) return false;
  return PLAIN.has(lower) || COMMON.test(lower) || value === '';
}
