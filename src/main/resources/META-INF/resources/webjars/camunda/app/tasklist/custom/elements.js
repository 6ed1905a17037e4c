// Data reaches the page as text only: nothing here parses markup.
const SVG = 'http://www.w3.org/2000/svg';

/** An element with attributes (null and false leave one out) and children: nodes or text, in lists or not. */
export const el = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);

export const svg = (name, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, name), attributes, children);

const fill = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  // A number is what is left of a condition such as list.length && …, text comes as text.
  element.append(...children.flat(Infinity).filter((child) => child && typeof child !== 'number'));
  return element;
};

const SHAPES = {
  clock: [svg.bind(null, 'circle', { cx: 12, cy: 12, r: 9 }), svg.bind(null, 'path', { d: 'M12 7v5l3 2' })],
  warning: [svg.bind(null, 'path', { d: 'M12 3 2 20h20zM12 10v4M12 17v.1' })],
  pause: [svg.bind(null, 'path', { d: 'M8 5v14M16 5v14' })],
  tick: [svg.bind(null, 'path', { d: 'm4 12 5 5L20 6' })],
  file: [svg.bind(null, 'path', { d: 'M6 2h8l5 5v15H6zM14 2v6h5' })],
};

export const icon = (name) =>
  svg('svg', { class: 'ico', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, ...SHAPES[name].map((make) => make()));
