// The form library speaks English only: its own words are replaced where they appear. Its bpmn.io mark stays, as its
// licence asks. Labels and answers come from our forms and are never touched.
import { inChinese } from './language.js';

const WORDS = new Map([
  ['Select', '请选择'],
  ['Search', '输入文字查找'],
  ['No results', '没有找到'],
  ['All values selected', '已全部选择'],
  ['Skip to search', '跳到查找'],
  ['Remove tag', '移除'],
  ['Add new', '添加一项'],
  ['Collapse', '收起'],
  ['Increment', '加一'],
  ['Decrement', '减一'],
  ['Previous page', '上一页'],
  ['Next page', '下一页'],
  ['Nothing to show.', '没有内容'],
  ['No content to show.', '没有内容'],
  ["External content couldn't be loaded.", '外部内容没有打开'],
  ['This is an image placeholder', '图片'],
  ['Click to remove sorting', '取消排序'],
  ['Date and time must both be entered.', '请把日期和时刻都填上'],
  ['Value is not a number.', '请填写数字'],
  ['Value is expected to be an integer.', '请填写整数'],
  ['Field must be a valid  international phone number. (e.g. +4930664040900)', '请填写国际格式的电话号码，例如+8613800000000'],
  ['Field must be a valid email.', '请填写完整的邮箱地址，例如name@example.cn'],
  ['Powered by bpmn.io', '表单由bpmn.io提供技术支持'],
  ['Web-based tooling for BPMN, DMN, and forms powered by', '流程图、决策表和表单的网页工具由'],
  ['hh:mm', '时:分'],
  ['hh:mm ?m', '时:分'],
  ['yyyy年mm月dd日', '年　月　日'],
]);

const PATTERNS = [
  [/^Expand all \((\d+)\)$/, '展开全部$1项'],
  [/^Remove list item (\d+)$/, '移除第$1项'],
  [/^Click to sort by (.+) descending$/, '按“$1”降序排列'],
  [/^Click to sort by (.+) ascending$/, '按“$1”升序排列'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, '小数最多$1位'],
  [/^Please select a valid value, the two nearest valid values are (\S+) and (\S+)\.$/, '请填写$1或$2'],
  [/^Field must match pattern .+\.$/, '请按要求的格式填写'],
  [/^Field must have minimum value of (\S+)\.$/, '不能小于$1'],
  [/^Field must have maximum value of (\S+)\.$/, '不能大于$1'],
  [/^Field must have minimum length of (\d+)\.$/, '至少填写$1个字'],
  [/^Field must have maximum length of (\d+)\.$/, '最多填写$1个字'],
];

const ATTRIBUTES = ['placeholder', 'title', 'aria-label'];
const FORM = '.fjs-container, .fjs-powered-by-lightbox';
// What the form's author or the user wrote.
const OWN = 'label, .fjs-form-field-label, .fjs-form-field-text, .fjs-form-field-html, .fjs-dropdownlist-item, .fjs-taglist-tag-label, td, textarea';

/** "请填写联系电话", "请选择承办科室", "请勾选已核实身份": says what to do, by the kind of field. */
const required = (node) => {
  const field = node.parentElement.closest('.fjs-form-field');
  if (!field) return '此项必填';
  const label = field.querySelector('.fjs-form-field-label');
  const name = label ? label.textContent.replace(/\*\s*$/, '').trim() : '';
  const verb = field.matches('.fjs-form-field-checkbox')
    ? '请勾选'
    : field.matches('.fjs-form-field-select, .fjs-form-field-radio, .fjs-form-field-checklist, .fjs-form-field-taglist')
      ? '请选择'
      : '请填写';
  return verb + name;
};

export const translate = (text) => {
  const words = WORDS.get(text);
  if (words) return words;
  const pattern = PATTERNS.find(([form]) => form.test(text));
  return pattern ? text.replace(...pattern) : null;
};

const translateText = (node) => {
  const parent = node.parentElement;
  if (!parent || !parent.closest(FORM)) return;
  const text = node.data.trim();
  if (!text) return;
  if (text === 'Field is required.') node.data = required(node);
  else if (text === 'of' && parent.matches('.fjs-table-nav-label')) node.data = '／';
  else if (text === '.' && parent.closest('.fjs-powered-by-lightbox')) node.data = '提供技术支持。';
  else if (!parent.closest(OWN) || parent.matches('.fjs-table-td')) {
    const words = translate(text);
    if (words && words !== node.data) node.data = words;
  }
};

const translateAttributes = (element) => {
  for (const name of ATTRIBUTES) {
    const value = element.getAttribute(name);
    const words = value && translate(value);
    if (words) element.setAttribute(name, words);
  }
};

const translateAll = (root) => {
  if (root.nodeType === Node.TEXT_NODE) return translateText(root);
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  const inside = root.closest(FORM) ? [root] : root.querySelectorAll(FORM);
  for (const form of inside) {
    translateAttributes(form);
    form.querySelectorAll('[placeholder], [title], [aria-label]').forEach(translateAttributes);
    const walker = document.createTreeWalker(form, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) translateText(walker.currentNode);
  }
};

const watch = () =>
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === 'childList') change.addedNodes.forEach(translateAll);
      else if (change.type === 'characterData') translateText(change.target);
      else if (change.target.closest(FORM)) translateAttributes(change.target);
    }
  }).observe(document.body, {
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
    subtree: true,
  });

/** The form library asks for the format of the locale "default", which is the browser's. */
const writeDatesInChinese = () => {
  Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
    construct: (target, [locale, ...rest], made) =>
      locale === 'default'
        ? Reflect.construct(target, ['zh-CN', { dateStyle: 'long' }], made)
        : Reflect.construct(target, [locale, ...rest], made),
  });
  const months = Array.from({ length: 12 }, (_, month) => `${month + 1}月`);
  window.flatpickr?.setDefaults({ ariaDateFormat: 'Y年Fj日' });
  window.flatpickr?.localize({
    weekdays: {
      shorthand: ['日', '一', '二', '三', '四', '五', '六'],
      longhand: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
    },
    months: { shorthand: months, longhand: months },
    firstDayOfWeek: 1,
    rangeSeparator: '至',
    weekAbbreviation: '周',
    scrollTitle: '滚动更改',
    toggleTitle: '点按切换',
    amPM: ['上午', '下午'],
    yearAriaLabel: '年',
    monthAriaLabel: '月',
    hourAriaLabel: '时',
    minuteAriaLabel: '分',
    time_24hr: true,
  });
};

if (inChinese()) {
  writeDatesInChinese();
  translateAll(document.body);
  watch();
}
