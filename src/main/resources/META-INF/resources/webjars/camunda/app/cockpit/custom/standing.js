// Where each open case stands: a procedure's diagram with the number of cases at each step, and the same as a table.
import { el } from '../../tasklist/custom/elements.js';
import { get } from '../../tasklist/custom/staff.js';

export const LIBRARY = '/webjars/bpmn-js/8.0.0/dist';
const ENGINE = `${document.querySelector('base').getAttribute('engine-api')}engine/default`;

let library;

/** The viewer, fetched when a diagram is first shown. */
const viewer = () =>
  (library ||= new Promise((resolve, reject) => {
    const script = el('script', { src: `${LIBRARY}/bpmn-navigated-viewer.production.min.js` });
    script.onload = () => resolve(window.BpmnJS);
    script.onerror = reject;
    document.head.append(script);
  }));

/** @param list opens the cases behind a figure */
export const standing = (list) => {
  const place = el('section', { class: 'card mt5' }, el('h2', { class: 'f2' }, '案件停在哪个环节'));
  let drawn;
  let room;
  const show = async () => {
    const all = await get('/staff/statistics/standing').catch(() => null);
    if (!all || !all.length) {
      place.append(el('p', { class: 'soft mt3' }, '没有正在办理的案件。'));
      return;
    }
    const procedures = [...new Map(all.map((each) => [each.process, each.procedure]))];
    const canvas = el('div', { class: 'diagram', role: 'group', 'aria-label': '流程图' });
    const rows = el('div', {});
    const buttons = procedures.map(([process, name]) =>
      el('button', { type: 'button', 'aria-pressed': 'false', 'data-process': process, onclick: () => choose(process) }, name)
    );
    place.append(el('div', { class: 'chips', role: 'group', 'aria-label': '程序' }, buttons), canvas, rows);
    const choose = async (process) => {
      buttons.forEach((each) => each.setAttribute('aria-pressed', String(each.dataset.process === process)));
      const steps = all.filter((each) => each.process === process);
      const names = new Map();
      const open = (each) => list.open(names.get(each.step) || each.procedure, { figure: 'STANDING', process, step: each.step });
      const [Viewer, diagram] = await Promise.all([viewer(), get(`${ENGINE}/process-definition/key/${encodeURIComponent(process)}/xml`)]);
      if (drawn) drawn.destroy();
      drawn = new Viewer({ container: canvas });
      await drawn.importXML(diagram.bpmn20Xml);
      const registry = drawn.get('elementRegistry');
      const overlays = drawn.get('overlays');
      // What is off the page has no room to fit into.
      const fit = () => {
        if (!canvas.clientWidth) return;
        drawn.get('canvas').resized();
        drawn.get('canvas').zoom('fit-viewport', 'auto');
      };
      fit();
      room?.disconnect();
      room = new ResizeObserver(fit);
      room.observe(canvas);
      steps.forEach((each) => {
        const element = registry.get(each.step);
        if (!element) return;
        names.set(each.step, element.businessObject.name || each.step);
        overlays.add(each.step, {
          position: { top: -14, right: 14 },
          show: { minZoom: 0 },
          scale: { min: 1, max: 1 },
          html: el('button', { type: 'button', class: 'stands', 'aria-label': `${names.get(each.step)}，${each.cases}件，打开`, onclick: () => open(each) }, String(each.cases)),
        });
      });
      rows.replaceChildren(
        el(
          'table',
          { class: 'mt3' },
          el('caption', { class: 'vh' }, '案件停在哪个环节'),
          el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, '环节'), el('th', { scope: 'col', class: 'n' }, '件数'))),
          el(
            'tbody',
            {},
            [...steps]
              .sort((one, other) => other.cases - one.cases)
              .map((each) =>
                el(
                  'tr',
                  {},
                  el('th', { scope: 'row' }, names.get(each.step) || each.step),
                  el('td', { class: 'n' }, el('button', { type: 'button', class: 'linky', 'aria-label': `${names.get(each.step) || each.step}，${each.cases}件，打开`, onclick: () => open(each) }, String(each.cases)))
                )
              )
          )
        )
      );
    };
    await choose(procedures[0][0]);
  };
  let started = false;
  return {
    place,
    end: () => {
      room?.disconnect();
      drawn?.destroy();
    },
    /** Once it stands on the page: a diagram fits itself into the room it has. */
    start: () => {
      if (started) return;
      started = true;
      show().catch(() => place.append(el('p', { class: 'note late-w mt3' }, '流程图没有打开，请稍后再试。')));
    },
  };
};
