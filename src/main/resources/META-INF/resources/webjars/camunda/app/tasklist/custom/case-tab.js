// The task's case in Tasklist: a tab with the whole file, the same or a line of it beside the form, number and title
// on the cards of the list.
import { attachmentList, caseFile, caseLine } from './case-file.js';
import { el } from './elements.js';
import { Failed, get, post, upload } from './staff.js';

const { angular } = window;
const TAB = 'case-file';

// Tasklist's own sheet doesn't reach inside: the product's does, and what only this tab needs.
const STYLE = `
:host{background:none;container-type:inline-size}
.lines{white-space:pre-line}
.contact,.block{display:block}
.pane{border-radius:0;border-width:0}
.pane>.in-p{padding-inline:0}
.pane>.in-p:first-child{padding-top:0}
.pane .facts{border-top:2px solid var(--ink)}
.act:focus-within{outline:3px solid var(--focus);outline-offset:2px}
.act:has(:disabled){opacity:.6;cursor:default}
progress{width:100%;height:8px;accent-color:var(--blue)}
.files li{flex-wrap:wrap}
.files .due .ico{color:inherit}
.files li>span:not(.due){flex:1 1 12em}
h1.f3{font-size:var(--t3)}
.stack-l>*+*{margin-top:var(--s6)}
.days td{height:56px}
.brief{display:flex;flex-wrap:wrap;gap:var(--s1) var(--s3);align-items:center;padding:var(--s3) var(--s4);border-left:4px solid var(--edge);background:var(--sunk)}
.brief b{flex:1 1 14em}
@container (max-width:520px){
  .facts{grid-template-columns:minmax(0,1fr)}
  .facts dt{padding-bottom:0;border:0;background:none}.facts dd{padding-top:0}
  .days td small{font-size:calc(var(--rem)*.8125)}
}`;

const sheets = () => [el('link', { rel: 'stylesheet', href: '/gongkai.css' }), el('style', {}, STYLE)];
const rootOf = (node) => node.shadowRoot || node.attachShadow({ mode: 'open' });

const sentence = (error) => (error instanceof Failed ? error.message : '案卷没有打开，请刷新页面后再试。');

/** The list of attachments with the field that takes more. */
const materials = (taskId, attachments) => {
  const all = [...attachments];
  const list = el('div', {}, attachmentList(all));
  const state = el('div', { role: 'status', 'aria-live': 'polite' });
  const field = el('input', { type: 'file', multiple: true, class: 'vh', 'aria-describedby': 'more-hint' });

  field.addEventListener('change', async () => {
    const files = [...field.files];
    if (!files.length) return;
    field.disabled = true;
    const refused = [];
    let stored = 0;
    for (const [index, file] of files.entries()) {
      const bar = el('progress', { max: 1, value: 0, 'aria-label': `上传${file.name}` });
      state.replaceChildren(el('p', { class: 'small mt3' }, `正在上传${files.length}份中的第${index + 1}份：${file.name}`), bar);
      const answer = await upload(taskId, file, (share) => (bar.value = share));
      all.push(...answer.stored);
      stored += answer.stored.length;
      refused.push(...answer.refused);
    }
    opened.at = 0;
    list.replaceChildren(attachmentList(all));
    state.replaceChildren(
      ...[
        stored && el('p', { class: 'note ok mt3' }, `已收下${stored}份材料。`),
        refused.length &&
          el(
            'div',
            { class: 'note late-w mt3' },
            el('p', {}, `有${refused.length}份没有收下：`),
            el('ul', {}, refused.map((each) => el('li', {}, `${each.name}：${each.reason}`)))
          ),
      ].filter(Boolean)
    );
    field.value = '';
    field.disabled = false;
    field.focus();
  });

  return el(
    'div',
    {},
    list,
    el(
      'p',
      { class: 'row mt3' },
      // The browser's own button speaks the browser's language.
      el('label', { class: 'act alt tight' }, '上传材料', field),
      el('span', { class: 'hint', id: 'more-hint' }, '可以一次选择多份，选好即上传')
    ),
    state
  );
};

/** What can be done from here beside the form: a page to open, or something done at once that answers with a sentence. */
const actions = (offered) => {
  if (!offered.length) return null;
  const state = el('div', { role: 'status', 'aria-live': 'polite' });
  const act = (each) => async (event) => {
    event.target.disabled = true;
    try {
      const { message } = await post(each.href);
      opened.at = 0;
      state.replaceChildren(el('p', { class: 'note ok mt3' }, message));
    } catch (error) {
      event.target.disabled = false;
      state.replaceChildren(el('p', { class: 'note late-w mt3', role: 'alert' }, sentence(error)));
    }
  };
  return el(
    'div',
    {},
    offered.map((each) =>
      el(
        'p',
        { class: 'row mt2' },
        each.page
          ? el('a', { class: 'act alt tight', href: each.href, target: '_blank', rel: 'noopener' }, each.label)
          : el('button', { type: 'button', class: 'act alt tight', onclick: act(each) }, each.label),
        each.hint && el('span', { class: 'hint' }, each.hint)
      )
    ),
    state
  );
};

// The line above the form and the tab ask for the same file in the same moment.
const FRESH = 5000;
let opened = { taskId: null, at: 0, file: null };

const open = (taskId) => {
  if (opened.taskId !== taskId || Date.now() - opened.at > FRESH) {
    opened = { taskId, at: Date.now(), file: get(`/staff/case?taskId=${encodeURIComponent(taskId)}`) };
  }
  return opened.file;
};

/** Shows the task's case in the root as `draw` says; `current` tells whether the task is still the one on show. */
const show = async (root, taskId, draw, current) => {
  const place = el('div', {}, el('p', { class: 'soft small' }, '正在打开案卷…'));
  root.replaceChildren(...sheets(), place);
  let content;
  try {
    const file = await open(taskId);
    content = file ? draw(file) : el('p', { class: 'note plain' }, '这项任务没有案卷，请在“表单”中办理。');
  } catch (error) {
    content = el('p', { class: 'note late-w', role: 'alert' }, sentence(error));
  }
  if (current()) place.replaceChildren(content);
};

const whole = (taskId) => (file) =>
  caseFile(file, materials(taskId, file.attachments || []), actions(file.actions || []));

const nodes = new WeakMap();

const tab = {
  id: TAB,
  pluginPoint: 'tasklist.task.detail',
  // Right after the form (1000), before the engine's own history (800).
  priority: 900,
  properties: { label: '案卷' },
  render: (node, { taskId }) => {
    nodes.set(node, taskId);
    show(rootOf(node), taskId, whole(taskId), () => nodes.get(node) === taskId);
  },
};

/**
 * The same beside the form: where Tasklist is wide enough the whole file, else one line with a link to the tab.
 * Tasklist has no plugin point there, so its directive gets one more element.
 */
const WIDE = 1080;

angular
  .module('cam.tasklist.custom')
  .config([
    '$provide',
    ($provide) =>
      $provide.decorator('camTasklistTaskDirective', [
        '$delegate',
        ($delegate) => {
          const directive = $delegate[0];
          directive.template = directive.template.replace(
            '<div class="row tabbed-content">',
            '<aside gk-case aria-label="案卷"></aside>$&'
          );
          return $delegate;
        },
      ]),
  ])
  .directive('gkCase', () => ({
    restrict: 'A',
    link: (scope, [host]) => {
      const card = host.closest('.task-card');
      const root = rootOf(host);
      let shown = '';

      const draw = () => {
        const { id } = scope.task || {};
        const besideForm = !scope.selectedTaskDetailTab || scope.selectedTaskDetailTab.id === 'task-detail-form';
        const wide = besideForm && card.clientWidth >= WIDE;
        card.classList.toggle('gk-wide', wide);
        host.hidden = !id || scope.selectedTaskDetailTab?.id === TAB;
        const wanted = `${id} ${wide}`;
        if (host.hidden || shown === wanted) return;
        shown = wanted;
        show(root, id, wide ? whole(id) : line, () => shown === wanted);
      };

      const line = (file) => caseLine(file, () => {
        const caseTab = scope.taskDetailTabs.find((each) => each.id === TAB);
        scope.$apply(() => scope.selectTaskDetailTab(caseTab));
      });

      const size = new ResizeObserver(draw);
      size.observe(card);
      scope.$watchGroup(['task.id', 'selectedTaskDetailTab.id'], draw);
      scope.$on('$destroy', () => size.disconnect());
    },
  }));

/** Cases of the tasks in the list: all cards of one page in one call. */
const waiting = new Map();

const askForCards = async () => {
  const asked = new Map(waiting);
  waiting.clear();
  const ids = [...asked.keys()].map(encodeURIComponent).join(',');
  const cases = await get(`/staff/case/cards?taskIds=${ids}`).catch(() => null);
  for (const each of cases || []) asked.get(each.taskId)?.(each);
};

const card = {
  id: 'case-card',
  pluginPoint: 'tasklist.card',
  render: (node, { taskId }) => {
    if (!waiting.size) setTimeout(askForCards, 50);
    waiting.set(taskId, ({ number, title }) =>
      node.replaceChildren(
        el('p', { class: 'gk-card' }, el('span', { class: 'gk-number' }, number), title && el('span', {}, title))
      )
    );
  },
};

export default [tab, card];
