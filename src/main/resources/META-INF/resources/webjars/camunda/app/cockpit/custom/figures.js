// The figures below the desk: each as bars or lines with the same numbers as a table, each number opens the cases it counts.
import { el, svg } from '../../tasklist/custom/elements.js';
import { Failed, get } from '../../tasklist/custom/staff.js';
import { caseList } from './case-list.js';
import { LIBRARY, standing } from './standing.js';

export const FIGURE_SHEET = `${LIBRARY}/assets/diagram-js.css`;

const PERIODS = [
  ['month', '本月'],
  ['quarter', '本季度'],
  ['year', '本年'],
];

export const FIGURE_STYLE = `
.figures .pair{grid-template-columns:repeat(auto-fit,minmax(min(100%,520px),1fr))}
.figures .card{min-width:0}
.figures thead td{border-bottom:2px solid var(--ink)}
.figures table{background:none}
.figures td.n,.figures th.n{text-align:right;white-space:nowrap}
.figures td.b{width:30%;min-width:60px;vertical-align:middle}
.figures .bar{display:block}
.linky{padding:0;min-height:24px;font-variant-numeric:tabular-nums}
.chart{width:100%;height:auto;max-height:260px}
dialog.cases{width:min(720px,calc(100% - 32px));max-height:min(640px,calc(100% - 32px));border:1px solid var(--edge);border-radius:6px;padding:var(--s5);background:var(--card);color:var(--ink)}
dialog.cases::backdrop{background:rgb(31 28 24/.45)}
.diagram{height:420px;border:1px solid var(--line);background:#fff;margin-top:var(--s3);overflow:hidden}
.diagram .stands{min-width:28px;white-space:nowrap;min-height:28px;padding:0 6px;border:0;border-radius:14px;background:var(--blue);color:#fff;font:600 14px/28px var(--sans);cursor:pointer}
.chips button{min-height:36px;padding:0 var(--s3);border:1px solid var(--edge);border-radius:99px;background:var(--card);color:inherit;font:inherit;font-size:var(--t0);cursor:pointer}
.chips button[aria-pressed=true]{background:var(--ink);border-color:var(--ink);color:#fff}`;

const bar = (share, kind) =>
  svg(
    'svg',
    { class: 'bar', viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { class: 'c-track', width: 100, height: 8 }),
    svg('rect', { class: kind, width: Math.max(0, Math.min(100, share * 100)).toFixed(1), height: 8 })
  );

const percent = (part, whole) => (whole ? `${((part * 100) / whole).toFixed(1)}%` : '—');
const most = (numbers) => Math.max(1, ...numbers);

/** @param columns [name, kind] with kind n for numbers and b for the bar; @param rows cells as text or nodes */
const table = (caption, columns, rows) =>
  el(
    'table',
    { class: 'mt3' },
    el('caption', { class: 'vh' }, caption),
    el('thead', {}, el('tr', {}, columns.map(([name, kind]) => (kind === 'b' ? el('td', { class: 'b' }) : el('th', { scope: 'col', class: kind }, name))))),
    el(
      'tbody',
      {},
      rows.map((cells) => el('tr', {}, cells.map((cell, index) => el(index ? 'td' : 'th', { class: columns[index][1], scope: index ? null : 'row' }, cell))))
    )
  );

const none = (text) => el('p', { class: 'soft mt3' }, text);

export const figures = (node) => {
  const list = caseList();
  const place = el('div', { class: 'figures' });
  node.replaceChildren(place, list.dialog);
  let period = 'month';

  /** A number that opens the cases it counts. */
  const opens = (number, title, asked) =>
    number
      ? el('button', { type: 'button', class: 'linky', 'aria-label': `${title}，${number}件，打开`, onclick: () => list.open(title, { period, ...asked }) }, String(number))
      : '0';

  const card = (title, definition, ...content) =>
    el(
      'section',
      { class: 'card' },
      el('h2', { class: 'f2' }, title),
      el('details', { class: 'small soft mt2' }, el('summary', {}, '怎么算'), el('p', {}, definition)),
      content
    );

  const overdue = ({ overdue: units, definitions }) => {
    const longest = most(units.map((each) => each.cases));
    const total = units.reduce((sum, each) => sum + each.cases, 0);
    return card(
      `逾期未办${total}件，按单位`,
      definitions.OVERDUE,
      units.length
        ? table('逾期未办，按单位', [['单位'], ['', 'b'], ['件数', 'n']], units.map((each) => [each.name, bar(each.cases / longest, 'c-hi'), opens(each.cases, `${each.name}逾期`, { figure: 'OVERDUE', unit: each.unit })]))
        : none('没有逾期的案件。')
    );
  };

  const inTime = ({ inTime: shares, phases, definitions }, label) =>
    card(
      `${label}按时率`,
      `按时：${definitions.IN_TIME}`,
      shares.length
        ? [
            table(
              `${label}按时率，按程序`,
              [['程序'], ['', 'b'], ['按时率', 'n'], ['按时', 'n'], ['未按时', 'n']],
              shares.map((each) => [
                each.procedure,
                bar(each.inTime / each.cases, 'c-main'),
                percent(each.inTime, each.cases),
                opens(each.inTime, `${each.procedure}按时`, { figure: 'IN_TIME', process: each.process }),
                opens(each.cases - each.inTime, `${each.procedure}未按时`, { figure: 'LATE', process: each.process }),
              ])
            ),
            table(
              `${label}按时率，按阶段`,
              [['阶段'], ['', 'b'], ['按时率', 'n'], ['按时', 'n'], ['未按时', 'n']],
              phases.map((each) => [
                [each.name, el('span', { class: 'soft small block' }, [each.procedure, each.rule, each.source].filter(Boolean).join('，'))],
                bar(each.inTime / each.cases, 'c-main'),
                percent(each.inTime, each.cases),
                opens(each.inTime, `${each.procedure}${each.name}按时`, { figure: 'IN_TIME', process: each.process, phase: each.phase }),
                opens(each.cases - each.inTime, `${each.procedure}${each.name}未按时`, { figure: 'LATE', process: each.process, phase: each.phase }),
              ])
            ),
          ]
        : none('这一时段还没有结束的期限。')
    );

  const workload = ({ workload: units, definitions }, label) => {
    const longest = most(units.map((each) => each.open));
    return card(
      `在办和${label}办结，按单位`,
      `在办：${definitions.OPEN}办结：${definitions.FINISHED}`,
      units.length
        ? table(
            '在办和办结，按单位',
            [['单位'], ['', 'b'], ['在办', 'n'], ['办结', 'n']],
            units.map((each) => [
              each.name,
              bar(each.open / longest, 'c-main'),
              opens(each.open, `${each.name}在办`, { figure: 'OPEN', unit: each.unit }),
              opens(each.finished, `${each.name}${label}办结`, { figure: 'FINISHED', unit: each.unit }),
            ])
          )
        : none('没有案件。')
    );
  };

  const trend = ({ trend: months, definitions }) => {
    const highest = most(months.flatMap((each) => [each.received, each.finished]));
    const x = (index) => 20 + index * 50;
    const y = (number) => 150 - (number / highest) * 130;
    const columns = months.map((each, index) => [
      svg('rect', { class: 'c-mid', x: x(index), y: y(each.received), width: 16, height: 150 - y(each.received) }),
      svg('rect', { class: 'c-main', x: x(index) + 18, y: y(each.finished), width: 16, height: 150 - y(each.finished) }),
      svg('text', { x: x(index) + 17, y: 168, 'text-anchor': 'middle' }, `${Number(each.month.slice(5))}月`),
    ]);
    return card(
      '近12个月新收和办结',
      `新收：${definitions.RECEIVED}办结：${definitions.FINISHED}`,
      svg('svg', { class: 'chart mt3', viewBox: '0 0 630 176', 'aria-hidden': 'true' }, svg('line', { class: 'c-axis', x1: 10, x2: 625, y1: 150, y2: 150 }), columns),
      el('p', { class: 'small soft', 'aria-hidden': 'true' }, '浅色为新收，深色为办结'),
      table(
        '近12个月新收和办结',
        [['月份'], ['新收', 'n'], ['办结', 'n']],
        [...months]
          .reverse()
          .map((each) => [
            `${each.month.slice(0, 4)}年${Number(each.month.slice(5))}月`,
            opens(each.received, `${Number(each.month.slice(5))}月新收`, { figure: 'RECEIVED', month: each.month }),
            opens(each.finished, `${Number(each.month.slice(5))}月办结`, { figure: 'FINISHED', month: each.month }),
          ])
      )
    );
  };

  const steps = ({ steps: all, definitions }, label) => {
    const longest = most(all.map((each) => each.mean));
    const slowest = [...new Map(all.map((each) => [each.process, all.find((one) => one.process === each.process)])).values()];
    return card(
      `${label}各环节用时`,
      definitions.STEP,
      all.length
        ? [
            el('p', { class: 'mt2' }, `最慢的环节：${slowest.map((each) => `${each.procedure}“${each.name}”平均${each.mean}个工作日`).join('；')}。`),
            table(
              `${label}各环节用时`,
              [['环节'], ['', 'b'], ['平均', 'n'], ['九成以内', 'n'], ['次数', 'n']],
              all.map((each) => [
                [each.name, el('span', { class: 'soft small block' }, each.procedure)],
                bar(each.mean / longest, 'c-mid'),
                `${each.mean}天`,
                `${each.p90}天`,
                opens(each.times, `${each.procedure}“${each.name}”`, { figure: 'STEP', process: each.process, step: each.step }),
              ])
            ),
          ]
        : none('这一时段还没有办完的环节。')
    );
  };

  // A slow answer must not take the place of a later one.
  let turns = 0;
  const draw = async () => {
    const turn = ++turns;
    const [, label] = PERIODS.find(([id]) => id === period);
    let all;
    try {
      all = await get(`/staff/statistics?period=${period}`);
    } catch (error) {
      place.replaceChildren(el('p', { class: 'note late-w', role: 'alert' }, error instanceof Failed ? error.message : '数字没有打开，请稍后再试。'));
      return;
    }
    if (!all || turn !== turns) return;
    const chosen = [...place.querySelectorAll('.chips button')].indexOf(place.getRootNode().activeElement);
    place.replaceChildren(
      el(
        'div',
        { class: 'row ends' },
        el('h2', { class: 'f3' }, '办理情况'),
        el(
          'div',
          { class: 'chips', role: 'group', 'aria-label': '时段' },
          PERIODS.map(([id, name]) =>
            el('button', { type: 'button', 'aria-pressed': String(id === period), onclick: () => ((period = id), draw()) }, name)
          )
        )
      ),
      el('div', { class: 'pair mt4' }, overdue(all), inTime(all, label), workload(all, label), trend(all), steps(all, label)),
      where.place
    );
    where.start();
    if (chosen >= 0) place.querySelectorAll('.chips button')[chosen].focus();
  };

  let where = standing(list);
  draw();
  // Counting takes the database longer than deciding: it counts anew when somebody looks.
  let stale = false;
  let visible = false;
  const renew = () => {
    if (!stale || !visible) return;
    stale = false;
    where.end();
    where = standing(list);
    draw();
  };
  new IntersectionObserver((entries) => {
    visible = entries.at(-1).isIntersecting;
    renew();
  }).observe(place);
  return {
    /** After something was decided. */
    refresh: () => {
      stale = true;
      renew();
    },
  };
};
