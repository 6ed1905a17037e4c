// The task's case in Tasklist: a tab with the whole file, the same or a line of it beside the form, number and title
// on the cards of the list.
import { caseFile, caseLine } from './case-file.js';
import { actions, materials } from './case-work.js';
import { el } from './elements.js';
import { handling, taskChanged } from './handling.js';
import { Failed, get } from './staff.js';

const { angular } = window;
const TAB = 'case-file';

// Tasklist's own sheet doesn't reach inside: the product's does, and what only the case file needs.
const SHEETS = ['/gongkai.css', '/camunda/app/tasklist/styles/case-file.css'];
const sheets = () => SHEETS.map((href) => el('link', { rel: 'stylesheet', href }));
const rootOf = (node) => node.shadowRoot || node.attachShadow({ mode: 'open' });

const sentence = (error) => (error instanceof Failed ? error.message : '案卷没有打开，请刷新页面后再试。');

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

let tasklist = null;

const changed = () => (opened.at = 0);

/** What was done may have taken the task away or brought one: Tasklist looks at its list and at the task again. */
const handled = () => {
  changed();
  tasklist?.$applyAsync(() => tasklist.$broadcast('refresh'));
};

const whole = (taskId) => (file) =>
  el(
    'div',
    {},
    handling(taskId, handled),
    caseFile(file, materials(taskId, file.attachments || [], changed), actions(file.actions || [], changed))
  );

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
      tasklist = scope.$root;
      const card = host.closest('.task-card');
      const inside = rootOf(host);
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
        show(inside, id, wide ? whole(id) : line, () => shown === wanted);
      };

      const line = (file) => caseLine(file, () => {
        const caseTab = scope.taskDetailTabs.find((each) => each.id === TAB);
        scope.$apply(() => scope.selectTaskDetailTab(caseTab));
      });

      const size = new ResizeObserver(draw);
      size.observe(card);
      scope.$watchGroup(['task.id', 'selectedTaskDetailTab.id'], draw);
      scope.$watch('task.assignee', taskChanged);
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
