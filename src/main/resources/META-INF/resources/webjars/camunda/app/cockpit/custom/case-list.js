// The cases behind a figure, in a window over the page: all of them, page by page, each one click away.
import { el, icon } from '../../tasklist/custom/elements.js';
import { Failed, get } from '../../tasklist/custom/staff.js';

const SHAPES = { ok: 'clock', soon: 'clock', late: 'warning', wait: 'pause' };
const chip = (due) => el('span', { class: `due ${due.state}` }, icon(SHAPES[due.state] || 'clock'), due.label);

const query = (asked) =>
  Object.entries(asked)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');

const row = (each) =>
  el(
    'li',
    {},
    el(
      'span',
      {},
      el('a', { href: `/staff/cases/${encodeURIComponent(each.number)}`, target: '_blank', rel: 'noopener' }, each.title),
      el('br'),
      el('span', { class: 'soft small' }, [each.number, each.procedure, each.unit].filter(Boolean).join('，'))
    ),
    each.note ? el('small', {}, each.note) : each.due && chip(each.due)
  );

/** @return a dialog that shows a figure's cases: `open(title, asked)` */
export const caseList = () => {
  const body = el('div', {});
  const dialog = el('dialog', { class: 'cases', 'aria-labelledby': 'cases-title' }, body);

  const show = async (title, asked, page) => {
    const close = el('button', { type: 'button', class: 'act alt tight', onclick: () => dialog.close() }, '关闭');
    const heading = (text) => el('div', { class: 'row ends' }, el('h2', { class: 'f2', id: 'cases-title', tabindex: -1 }, text), close);
    let found;
    try {
      found = await get(`/staff/statistics/cases?${query({ ...asked, page })}`);
    } catch (error) {
      body.replaceChildren(heading(title), el('p', { class: 'note late-w mt3', role: 'alert' }, error instanceof Failed ? error.message : '没有打开，请稍后再试。'));
      return;
    }
    const turn = (text, to) =>
      el('button', { type: 'button', class: 'act alt tight', disabled: to < 1 || to > found.pages, onclick: () => show(title, asked, to) }, text);
    body.replaceChildren(
      heading(`${title}：共${found.total}件`),
      found.items.length ? el('ul', { class: 'files mt3' }, found.items.map(row)) : el('p', { class: 'soft mt3' }, '没有这样的案件。'),
      el('p', { class: 'row ends mt3', hidden: found.pages === 1 }, turn('上一页', page - 1), el('span', {}, `第${page}页，共${found.pages}页`), turn('下一页', page + 1))
    );
    body.querySelector('h2').focus();
  };

  return {
    dialog,
    open: (title, asked) => {
      body.replaceChildren(el('p', { class: 'soft' }, '正在打开…'));
      dialog.showModal();
      return show(title, asked, 1);
    },
  };
};
