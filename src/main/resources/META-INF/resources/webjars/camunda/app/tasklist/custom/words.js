// The few words that the engine's pages have in their markup and not among their texts: replaced where they appear.
// Each is looked for in its own place only, so that what people have written is never touched.
import { inChinese } from './language.js';

const TEXTS = [
  ['.null-value', { null: '（空）' }],
  ['.invalid', { 'Invalid Date Value.': '没有这一天，请核对日期。' }],
  ['thead .actions', { Actions: '操作' }],
  ['.incidents-tab .message i', { 'Message is null.': '没有说明文字' }],
  ['.incidents-tab .type', { 'Failed Job': '作业失败', failedExternalTask: '外部任务失败' }],
  ['.selection > [ng-click]', { 'Select all': '全选', 'Unselect all': '全不选' }],
  ['.tooltip-inner', { 'Toggle this section': '展开或收起', 'Suspended Job Definition': '作业定义已暂停' }],
  [
    '.dmn-decision-table-container :is(.dms-label, .clause, .annotation.header, .hit-policy-value)',
    { 'Hit policy:': '命中规则：', First: '第一条', Unique: '唯一一条', When: '条件', And: '并且', Then: '结果', Annotations: '备注' },
  ],
];

const TITLES = {
  'zoom in': '放大',
  'zoom out': '缩小',
  'reset zoom': '恢复大小',
  'Select all': '全选',
  'Rules may overlap. The first matching rule will be chosen': '符合多条规则时，采用排在最前的一条',
  'No overlap is possible and all rules are disjoint. Only a single rule can be matched': '各条规则互不重叠，只会符合其中一条',
  'Input type': '输入类型',
  'Output type': '输出类型',
  'Output label': '输出名称',
};

const DMN = '.dmn-decision-table-container [title]';
const ofDmn = (title) =>
  title
    .replace(/^Decision name: /, '决策名称：')
    .replace(/^Input label: /, '输入名称：')
    .replace(/^Output label: /, '输出名称：');

// A foreigner's name and address as examples.
const EXAMPLES = '[placeholder=Jonny], [placeholder=Prosciutto], [placeholder="j.prosciutto@acme.org"]';

const TITLED = Object.keys(TITLES)
  .map((title) => `[title="${title}"]`)
  .join();
const PLACES = TEXTS.map(([place]) => place).join();

const each = (root, selector, visit) => {
  if (root.matches(selector)) visit(root);
  root.querySelectorAll(selector).forEach(visit);
};

const translate = (element) => {
  for (const [place, words] of TEXTS) {
    if (!element.matches(place)) continue;
    for (const node of element.childNodes) {
      const text = node.nodeType === Node.TEXT_NODE && node.data.trim();
      if (text && Object.hasOwn(words, text)) node.data = node.data.replace(text, words[text]);
    }
  }
};

const look = (root) => {
  each(root, TITLED, (element) => (element.title = TITLES[element.title]));
  each(root, DMN, (element) => (element.title = ofDmn(element.title)));
  each(root, EXAMPLES, (element) => element.removeAttribute('placeholder'));
  each(root, PLACES, translate);
};

if (inChinese()) {
  const application = document.querySelector('base').getAttribute('app-name');
  window.angular.module(`cam.${application}.custom`).run([
    '$locale',
    'uibDatepickerConfig',
    ({ DATETIME_FORMATS: dates }, picker) => {
      const months = Array.from({ length: 12 }, (_, month) => `${month + 1}月`);
      const days = [...'日一二三四五六'];
      Object.assign(dates, { MONTH: months, SHORTMONTH: months, DAY: days.map((day) => `星期${day}`), SHORTDAY: days });
      Object.assign(picker, { formatDayTitle: 'yyyy年M月', formatMonthTitle: 'yyyy年', startingDay: 1, showWeeks: false });
    },
  ]);

  new MutationObserver((changes) => {
    for (const change of changes) {
      const changed = change.type === 'characterData' ? change.target.parentElement : change.target;
      if (changed?.matches(PLACES)) translate(changed);
      for (const added of change.addedNodes) if (added.nodeType === Node.ELEMENT_NODE) look(added);
    }
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
}
