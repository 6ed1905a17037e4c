// The case file as nodes, from the answer of GET /staff/case.
import { el, icon, svg } from './elements.js';

const ZONE = 'Asia/Shanghai';
const DAY = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, month: 'long', day: 'numeric' });
const DAY_OF_YEAR = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, year: 'numeric', month: 'long', day: 'numeric' });
const TIME = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

const DUE_SHAPES = { ok: 'clock', soon: 'clock', late: 'warning', wait: 'pause' };
const MAILS = {
  SENT: ['ok', '已发出'],
  WAITING: ['wait', '等待发送'],
  NO_ADDRESS: ['soon', '没有邮箱，未发送'],
};

/** A day without hour ("2026-09-24") belongs to no zone: noon in China is that day everywhere it is shown. */
const date = (iso) => new Date(iso.length === 10 ? `${iso}T12:00:00+08:00` : iso);
const thisYear = (day) => DAY_OF_YEAR.format(day).slice(0, 5) === DAY_OF_YEAR.format(new Date()).slice(0, 5);
export const dayText = (iso) => (thisYear(date(iso)) ? DAY : DAY_OF_YEAR).format(date(iso));
const fullDayText = (iso) => DAY_OF_YEAR.format(date(iso));
const momentText = (iso) => `${dayText(iso)} ${TIME.format(date(iso))}`;
const time = (iso) => el('time', { class: 'num', datetime: iso }, iso.length === 10 ? dayText(iso) : momentText(iso));

const sizeText = (bytes) =>
  bytes >= 1024 * 1024 ? `${(bytes / 1024 / 1024).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
const kind = (name) => (/\.[^.]+$/.test(name) ? name.split('.').pop().toUpperCase() : '文件');

/** Links of our own server only, so that no data can become a script. */
const own = (href) => {
  const url = new URL(href, location.origin);
  return url.origin === location.origin ? url.pathname + url.search : null;
};
const link = (href, text) => el('a', { href: own(href), target: '_blank', rel: 'noopener' }, text);

// What browsers show by themselves; everything else is kept.
const VIEWABLE = ['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'text/plain'];
const view = (href, name) =>
  el('a', { href: own(`${href}?inline`), target: '_blank', rel: 'noopener', 'aria-label': `预览${name}` }, '预览');

const dueChip = (due) =>
  el('span', { class: `due ${due.state}` }, icon(DUE_SHAPES[due.state] || 'clock'), due.label);

const section = (title, ...content) =>
  el('section', {}, el('h2', { class: 'f2' }, title), ...content);

export const head = (file) =>
  el(
    'header',
    { class: 'in-p stack pb3' },
    el(
      'div',
      { class: 'row ends' },
      el('p', { class: 'row' }, file.due && dueChip(file.due), el('span', { class: 'tag' }, file.statusLabel)),
      el('span', { class: 'soft small num' }, file.number)
    ),
    el('h1', { class: 'f3' }, file.title),
    file.unit && el('p', { class: 'soft small' }, `承办：${file.unit}`)
  );

export const facts = (file) => {
  const rows = [];
  const { applicant } = file;
  if (applicant) {
    rows.push([
      '申请人',
      [
        [applicant.name, applicant.kind].filter(Boolean).join('，'),
        ...(applicant.contact || []).map(({ label, text }) =>
          el('span', { class: 'soft small contact' }, `${label}：${text}`)
        ),
      ],
    ]);
  }
  if (file.content) rows.push([applicant ? '申请内容' : '内容', [el('span', { class: 'lines' }, file.content)]]);
  (file.facts || []).forEach(({ label, text }) => rows.push([label, [el('span', { class: 'lines' }, text)]]));
  return el(
    'dl',
    { class: 'facts' },
    rows.map(([label, content]) => [el('dt', {}, label), el('dd', {}, content)])
  );
};

const WEEK = ['一', '二', '三', '四', '五', '六', '日'];
const ONE_DAY = 24 * 60 * 60 * 1000;
const weekday = (iso) => (new Date(`${iso}T00:00:00Z`).getUTCDay() + 6) % 7;
const plus = (iso, days) => new Date(Date.parse(`${iso}T00:00:00Z`) + days * ONE_DAY).toISOString().slice(0, 10);

const dayCell = (iso, day, first) => {
  const number = first || iso.endsWith('-01') ? DAY.format(date(iso)) : String(Number(iso.slice(8)));
  return el(
    'td',
    { class: day ? [day.kind, day.today && 'today'].filter(Boolean).join(' ') : null },
    el('b', {}, number, day && day.today && el('span', { class: 'vh' }, '（今天）')),
    day && el('small', {}, day.label)
  );
};

const dayTable = (days) => {
  const byDate = new Map(days.map((day) => [day.date, day]));
  const last = days[days.length - 1].date;
  const from = plus(days[0].date, -weekday(days[0].date));
  const weeks = [];
  for (let monday = from; monday <= last; monday = plus(monday, 7)) {
    weeks.push(
      el(
        'tr',
        {},
        WEEK.map((_, index) => {
          const iso = plus(monday, index);
          return dayCell(iso, byDate.get(iso), iso === from);
        })
      )
    );
  }
  return el(
    'table',
    { class: 'days' },
    el('caption', {}, '逐日计算。灰底不计入，黄底补班计入，黑框是今天，红底到期。'),
    el(
      'thead',
      {},
      el('tr', {}, WEEK.map((name) => el('th', { scope: 'col' }, el('span', { class: 'vh' }, '星期'), name)))
    ),
    el('tbody', {}, weeks)
  );
};

/** Of a quarter or a year nobody counts the days. */
const MOST_DAYS = 62;

const COUNTED = ['on', 'extra', 'end'];

const progress = (due) => {
  const counted = (due.days || []).filter((day) => COUNTED.includes(day.kind));
  const today = (due.days || []).find((day) => day.today);
  if (!counted.length || !today) return null;
  const used = counted.filter((day) => day.date <= today.date).length;
  return el(
    'div',
    { class: 'clock mt3' },
    svg(
      'svg',
      { class: 'bar', viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      svg('rect', { class: 'c-track', width: 100, height: 8 }),
      svg('rect', { class: due.state === 'late' ? 'c-hi' : 'c-main', width: (used / counted.length) * 100, height: 8 })
    ),
    el('p', {}, el('span', {}, `已计${used}天`), el('span', {}, `共${counted.length}天`), el('span', {}, due.label))
  );
};

export const deadline = (due) =>
  section(
    due.date ? `期限：${fullDayText(due.date)}` : '期限',
    due.provisional &&
      el('p', { class: 'note soon mt3' }, '这一天是暂定的：期间有的年份还没有公布放假安排，公布后自动重算。'),
    progress(due),
    due.source &&
      el('p', { class: 'soft small mt3' }, `依据：${due.source}`),
    ((due.steps && due.steps.length) || (due.days && due.days.length)) &&
      el(
        'details',
        { class: 'mt2' },
        el('summary', {}, '为什么是这一天'),
        el(
          'div',
          { class: 'stack' },
          due.steps && due.steps.length && el('ol', { class: 'nums' }, due.steps.map((step) => el('li', {}, step))),
          due.days && due.days.length > 0 && due.days.length <= MOST_DAYS && dayTable(due.days)
        )
      )
  );

export const attachmentList = (attachments) =>
  attachments.length
    ? el(
        'ul',
        { class: 'files mt2' },
        attachments.map((each) =>
          el(
            'li',
            {},
            icon('file'),
            el(
              'span',
              {},
              link(each.href, each.name),
              el('br'),
              el('span', { class: 'soft small' }, [each.by, momentText(each.storedAt)].filter(Boolean).join('，'))
            ),
            VIEWABLE.includes(each.mediaType) && view(each.href, each.name),
            el('small', {}, `${kind(each.name)}，${sizeText(each.size)}`)
          )
        )
      )
    : el('p', { class: 'soft mt2' }, '还没有材料。');

export const letters = (list) =>
  section(
    '文书',
    el(
      'ul',
      { class: 'files mt2' },
      list.map((letter) =>
        el(
          'li',
          {},
          icon('file'),
          el('span', {}, link(letter.href, [letter.label, letter.number].filter(Boolean).join('　'))),
          view(letter.href, letter.label),
          el('small', {}, dayText(letter.datedOn))
        )
      )
    )
  );

const table = ({ columns, rows, title }) =>
  el(
    'table',
    { class: 'cardy mt2' },
    el('caption', { class: 'vh' }, title),
    el('thead', {}, el('tr', {}, columns.map((name) => el('th', { scope: 'col' }, name)))),
    el(
      'tbody',
      {},
      rows.map((cells) =>
        el(
          'tr',
          {},
          cells.map((text, index) =>
            el('td', { 'data-l': columns[index] }, el('span', { class: 'lines' }, text === null ? '—' : text))
          )
        )
      )
    )
  );

/** Of labels with texts, or of sentences alone. */
const list = ({ rows }) =>
  rows.every((row) => row.length === 1) ? sentences(rows) : pairs(rows);

const sentences = (rows) => el('ul', { class: 'stack mt2' }, rows.map(([text]) => el('li', {}, text)));

const pairs = (rows) =>
  el(
    'dl',
    { class: 'facts' },
    rows.map(([label, text]) => [el('dt', {}, label), el('dd', {}, el('span', { class: 'lines' }, text))])
  );

/** What only this procedure has: findings, votes, versions. */
export const panel = (each) =>
  section(
    each.title,
    each.note && el('p', { class: 'soft small mt2' }, each.note),
    each.rows.length > 0 && (each.columns.length ? table(each) : list(each))
  );

export const history = (lines) =>
  section(
    '经过',
    lines.length
      ? el(
          'ol',
          { class: 'line mt4' },
          [...lines]
            .sort((one, other) => date(other.at) - date(one.at))
            .map((each) =>
              el(
                'li',
                {},
                el('b', {}, [each.step, each.outcome].filter(Boolean).join('：')),
                time(each.at),
                each.actor && el('span', { class: 'soft' }, `　${each.actor}`),
                each.comment && el('span', { class: 'soft small lines block' }, each.comment)
              )
            )
        )
      : el('p', { class: 'soft mt2' }, '还没有办理经过。')
  );

export const mails = (list) =>
  section(
    '邮件',
    el(
      'ul',
      { class: 'files mt2' },
      list.map((mail) => {
        const [state, label] = MAILS[mail.state] || ['wait', mail.stateLabel || mail.state];
        return el(
          'li',
          {},
          el('span', { class: `due ${state}` }, icon(state === 'ok' ? 'tick' : state === 'late' ? 'warning' : 'clock'), label),
          el(
            'span',
            {},
            mail.subject,
            el('br'),
            el(
              'span',
              { class: 'soft small' },
              [mail.to && `收件人${mail.to}`, mail.at && momentText(mail.at), mail.reason].filter(Boolean).join('，')
            )
          )
        );
      })
    )
  );

export const related = (list) =>
  section(
    '相关案件',
    el(
      'ul',
      { class: 'files mt2' },
      list.map((each) =>
        el(
          'li',
          {},
          el(
            'span',
            {},
            each.href ? link(each.href, each.title) : each.title,
            el('br'),
            el(
              'span',
              { class: 'soft small' },
              [each.why, each.number, each.receivedOn && dayText(each.receivedOn)].filter(Boolean).join('，')
            )
          ),
          el('small', {}, each.status)
        )
      )
    )
  );

/** What the task is about, on one line; `onOpen` leads to the whole file. */
export const caseLine = (file, onOpen) =>
  el(
    'div',
    { class: 'brief' },
    file.due && dueChip(file.due),
    el('b', {}, file.title),
    el('span', { class: 'soft small' }, [file.number, file.applicant && file.applicant.name].filter(Boolean).join('，')),
    el('button', { type: 'button', class: 'act alt tight', onclick: onOpen }, '打开案卷')
  );

/**
 * @param materials the node that shows the attachments and takes new ones
 * @param actions the node with what can be done beside the form, or null
 */
export const caseFile = (file, materials, actions) =>
  el(
    'article',
    { class: 'pane' },
    head(file),
    facts(file),
    el(
      'div',
      { class: 'in-p stack-l' },
      actions,
      file.due && deadline(file.due),
      (file.panels || []).map(panel),
      section('材料', materials),
      file.letters && file.letters.length && letters(file.letters),
      history(file.history || []),
      file.mails && file.mails.length && mails(file.mails),
      file.similar && file.similar.length && related(file.similar)
    )
  );
