// The page of 审批台: the queue on the left, the case with its decision on the right, figures below. By keyboard alone, too.
import { attachmentList, deadline, facts, head, history, letters, mails, panel, related } from '../../tasklist/custom/case-file.js';
import { el, icon } from '../../tasklist/custom/elements.js';
import { inChinese } from '../../tasklist/custom/language.js';
import { Failed, get, post } from '../../tasklist/custom/staff.js';
import { FIGURE_SHEET, FIGURE_STYLE, figures } from './figures.js';
import { question } from './question.js';

const ZONE = 'Asia/Shanghai';
const TODAY = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' });
const SHAPES = { ok: 'clock', soon: 'clock', late: 'warning', wait: 'pause' };
const MOST_AT_ONCE = 50;

// Cockpit's own sheet doesn't reach inside: the product's does, and what only this page needs.
const STYLE = `
:host{display:block;position:absolute;inset:0;overflow:auto;container-type:inline-size}
.page{max-width:1400px;margin:0 auto;padding:var(--s5) var(--s4) var(--s7)}
.lines{white-space:pre-line}
.contact,.block{display:block}
.desk{grid-template-columns:minmax(0,1fr)}
.queue li{display:flex;border-bottom:1px solid var(--line)}
.queue li:last-child{border-bottom:0}
.queue li>label{display:grid;place-items:center;min-width:44px;cursor:pointer}
.queue li>label:has(:disabled){cursor:default;opacity:.45}
.queue li button{flex:1 1 auto;min-width:0;padding:var(--s3) var(--s4) var(--s3) var(--s2);border:0;border-right:4px solid transparent;background:none;color:inherit;font:inherit;text-align:left;cursor:pointer}
.queue li button:hover{background:var(--paper)}
.queue li button[aria-current]{background:var(--sunk);border-right-color:var(--red)}
.queue small{display:block}
.queue .pages{margin:0;padding:var(--s2) var(--s3);justify-content:space-between;align-items:center}
.pane{scroll-margin:var(--s4)}
.pane h1,.pane h2:first-child{scroll-margin:var(--s4)}
.pane header h1{font-size:var(--t3)}
.decide{position:sticky;bottom:0;z-index:2}
.decide .row{align-items:center}
.decide .in.short{min-height:2.9em;margin-top:var(--s1)}
.decide .in.fit{min-height:44px}
.decide fieldset{border:0;margin:0;padding:0;min-width:0}
.act:disabled{opacity:.6;cursor:default}
.files .due .ico{color:inherit}
.files li{flex-wrap:wrap}.files li>span:not(.due){flex:1 1 12em}
.stack-l>*+*{margin-top:var(--s6)}
.body{max-height:16em;overflow:auto}
summary{min-height:44px;display:list-item;cursor:pointer}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.queue :focus-visible{outline-offset:-3px}
@container (min-width:700px){.desk{grid-template-columns:270px minmax(0,1fr)}}
@container (min-width:980px){.desk{grid-template-columns:340px minmax(0,1fr)}}
@container (max-width:520px){.pane .facts{grid-template-columns:minmax(0,1fr)}.facts dt{padding-bottom:0;border:0;background:none}.facts dd{padding-top:0}}`;

const sentence = (error, otherwise) => (error instanceof Failed ? error.message : otherwise);
const chip = (due) => el('span', { class: `due ${due.state}` }, icon(SHAPES[due.state] || 'clock'), due.label);
const sameQuestion = (one, other) => one.process === other.process && one.step === other.step;
const fullForm = (taskId) => `/camunda/app/tasklist/default/#/?task=${encodeURIComponent(taskId)}`;
const outside = (href, text) => el('a', { href, target: '_blank', rel: 'noopener' }, text);

/** @param api addresses of Cockpit; @param overseeing whether there are figures for this person; @return when the first case is open */
export const approvalDesk = (node, api, overseeing) => {
  const root = node.shadowRoot || node.attachShadow({ mode: 'open' });
  const state = { page: 1, queue: null, open: null, chosen: new Set() };

  const title = el('h1', { class: 'f3' }, inChinese() ? '审批台' : 'Approvals');
  const counts = el('dl', { class: 'kpis mt3 mb5' });
  const said = el('div', { class: 'mb4', role: 'status', 'aria-live': 'polite' });
  const list = el('section', { class: 'queue', 'aria-labelledby': 'queue-title' });
  const pane = el('article', { class: 'pane', 'aria-labelledby': 'case-title' });
  const below = el('div', { class: 'mt7' });
  root.replaceChildren(
    el('link', { rel: 'stylesheet', href: '/gongkai.css' }),
    el('link', { rel: 'stylesheet', href: FIGURE_SHEET }),
    el('style', {}, STYLE + FIGURE_STYLE),
    el(
      'div',
      { class: 'page' },
      el('div', { class: 'row ends' }, title, el('p', { class: 'soft small' }, TODAY.format(new Date()))),
      counts,
      said,
      el('div', { class: 'desk' }, list, pane),
      below
    )
  );

  // ---- the queue

  const count = (label, number, red) => el('div', {}, el('dt', {}, label), el('dd', { class: red && number ? 'is-red' : null }, String(number)));

  const load = async (page) => {
    let queue;
    try {
      queue = await get(`/staff/approvals?page=${page}`);
    } catch (error) {
      said.replaceChildren(el('p', { class: 'note late-w', role: 'alert' }, sentence(error, '待办没有打开，请刷新页面后再试。')));
      return;
    }
    if (queue.page > queue.pages) return load(queue.pages);
    state.queue = queue;
    state.page = queue.page;
    state.chosen = new Set([...state.chosen].filter((id) => queue.items.some((each) => each.taskId === id)));
    counts.replaceChildren(
      count('待我审批', queue.total),
      count('今天到期', queue.today),
      count('已逾期', queue.late, true)
    );
    drawQueue();
  };

  const items = () => [...list.querySelectorAll('li>button')];

  const drawQueue = () => {
    const { queue, chosen } = state;
    const first = queue.items.find((each) => chosen.has(each.taskId));
    list.replaceChildren(
      el(
        'header',
        { class: 'row ends' },
        el('h2', { class: 'f2', id: 'queue-title', tabindex: -1 }, `待我审批${queue.total}件`),
        el('span', { class: 'small soft' }, '最急在前')
      ),
      queue.items.length
        ? el('ol', { 'aria-describedby': 'queue-keys' }, queue.items.map((each) => line(each, first)))
        : el('p', { class: 'in-p soft' }, '没有等待您审批的事项。'),
      el('p', { class: 'vh', id: 'queue-keys' }, '按上下方向键或者J、K键移动，按回车键打开，按空格键勾选可以一起办理的事项。'),
      el(
        'nav',
        { class: 'pages', 'aria-label': '待办翻页', hidden: queue.pages === 1 },
        turn('上一页', queue.page - 1),
        el('span', {}, `第${queue.page}页，共${queue.pages}页`),
        turn('下一页', queue.page + 1)
      )
    );
  };

  const turn = (text, page) =>
    el(
      'button',
      {
        type: 'button',
        class: 'act alt tight',
        disabled: page < 1 || page > state.queue.pages,
        onclick: async () => {
          await load(page);
          list.querySelector('h2').focus();
        },
      },
      text
    );

  const line = (each, first) => {
    const box = el('input', {
      type: 'checkbox',
      'aria-label': `勾选${each.title}`,
      checked: state.chosen.has(each.taskId),
      disabled: Boolean(first) && !sameQuestion(first, each),
      title: first && !sameQuestion(first, each) ? '与已勾选的不是同一个环节，不能一起办理' : null,
      onchange: () => choose(each, box.checked),
    });
    return el(
      'li',
      {},
      el('label', {}, box),
      el(
        'button',
        {
          type: 'button',
          'data-task': each.taskId,
          'aria-current': state.open === each.taskId ? 'true' : null,
          onclick: () => open(each.taskId),
        },
        each.due && chip(each.due),
        el('b', {}, each.title),
        el('small', { class: 'soft' }, [each.stepName, each.procedure].filter(Boolean).join('，')),
        el('small', { class: 'soft' }, el('span', { class: 'num' }, each.number), each.unit && `　${each.unit}`)
      )
    );
  };

  const choose = (each, yes) => {
    if (yes) state.chosen.add(each.taskId);
    else state.chosen.delete(each.taskId);
    drawQueue();
    list.querySelector(`[data-task="${CSS.escape(each.taskId)}"]`).parentElement.querySelector('input').focus();
    if (state.chosen.size > 1) openSeveral();
    else if (state.open === null || state.several) open([...state.chosen][0] || state.open || state.queue.items[0].taskId, false);
  };

  list.addEventListener('keydown', (event) => {
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = items();
    const here = all.findIndex((each) => each.parentElement.contains(root.activeElement));
    const next = all[Math.min(all.length - 1, Math.max(0, here + step))];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });

  const markOpen = () =>
    items().forEach((each) => {
      if (each.dataset.task === state.open) each.setAttribute('aria-current', 'true');
      else each.removeAttribute('aria-current');
    });

  // ---- the case

  const open = async (taskId, focus = true) => {
    state.open = taskId;
    state.several = false;
    markOpen();
    const item = state.queue.items.find((each) => each.taskId === taskId);
    if (!item) return;
    pane.replaceChildren(el('p', { class: 'in-p soft small' }, '正在打开案卷…'));
    const task = encodeURIComponent(taskId);
    const [file, form] = await Promise.allSettled([
      get(`/staff/case?taskId=${task}`),
      get(`${api.engineApi}/task/${task}/deployed-form`),
    ]);
    if (state.open !== taskId || state.several) return;
    if (file.status === 'rejected' || !file.value) {
      const why = file.status === 'rejected' ? sentence(file.reason, '案卷没有打开，请刷新页面后再试。') : '这件已经不在您的待办里，请选择另一件。';
      pane.replaceChildren(el('p', { class: 'note late-w in-p', role: 'alert' }, why));
      return;
    }
    pane.replaceChildren(
      ...summary(item, file.value),
      decision([item], form.status === 'fulfilled' && form.value ? question(form.value) : null)
    );
    if (focus) pane.querySelector('h1').focus();
  };

  const summary = (item, file) => {
    const top = head(file);
    const heading = top.querySelector('h1');
    heading.id = 'case-title';
    heading.tabIndex = -1;
    top.prepend(
      el(
        'p',
        { class: 'row ends small' },
        el('span', { class: 'soft' }, [item.procedure, item.stepName].filter(Boolean).join('　')),
        outside(`/staff/cases/${encodeURIComponent(item.number)}`, '打开整个案卷')
      )
    );
    // Where the applicant lives decides nothing; it stands below with the rest.
    const { contact, ...applicant } = file.applicant || {};
    const last = [...(file.history || [])].sort((one, other) => Date.parse(other.at) - Date.parse(one.at)).find((each) => each.comment);
    // What was proposed and why decides; when and how an application came in stands below with the rest.
    const decisive = (file.facts || []).filter((each) => each.decisive);
    const others = decisive.length ? file.facts.filter((each) => !decisive.includes(each)) : [];
    const rest = [
      others.length > 0 && facts({ facts: others }),
      contact &&
        contact.length > 0 &&
        el('section', {}, el('h2', { class: 'f2' }, '联系方式'), contact.map(({ label, text }) => el('p', { class: 'mt2' }, `${label}：${text}`))),
      file.due && deadline(file.due),
      file.letters && file.letters.length > 0 && letters(file.letters),
      history(file.history || []),
      file.mails && file.mails.length > 0 && mails(file.mails),
      file.similar && file.similar.length > 0 && related(file.similar),
    ].filter(Boolean);
    return [
      top,
      facts({ ...file, applicant: file.applicant && applicant, facts: decisive.length ? decisive : file.facts }),
      el(
        'div',
        { class: 'in-p stack-l' },
        last &&
          el(
            'section',
            {},
            el('h2', { class: 'f2' }, '最近的意见'),
            el('p', { class: 'mt2' }, el('b', {}, [last.step, last.actor].filter(Boolean).join('，')), '：', el('span', { class: 'lines' }, last.comment))
          ),
        (file.panels || []).map(panel),
        el('section', {}, el('h2', { class: 'f2' }, '材料'), attachmentList(file.attachments || [])),
        el('details', {}, el('summary', {}, '全部要素、期限、文书和经过'), el('div', { class: 'stack-l mt3' }, rest))
      ),
    ];
  };

  // ---- several at once

  const openSeveral = async () => {
    const chosen = state.queue.items.filter((each) => state.chosen.has(each.taskId));
    state.several = true;
    state.open = null;
    markOpen();
    const form = await get(`${api.engineApi}/task/${encodeURIComponent(chosen[0].taskId)}/deployed-form`).catch(() => null);
    if (!state.several) return;
    pane.replaceChildren(
      el(
        'div',
        { class: 'in-p stack' },
        el('h1', { class: 'f3', id: 'case-title', tabindex: -1 }, `一起办理${chosen.length}件`),
        el('p', { class: 'soft' }, `${chosen[0].procedure}，${chosen[0].stepName}。每一件仍然单独核对，不能办理的留在待办里并说明原因。`),
        chosen.length > MOST_AT_ONCE && el('p', { class: 'note soon' }, `一次最多办理${MOST_AT_ONCE}件。`),
        el(
          'ol',
          { class: 'nums mt3' },
          chosen.map((each) => el('li', {}, each.title, el('span', { class: 'soft small num' }, `　${each.number}`), each.due && [' ', chip(each.due)]))
        )
      ),
      decision(chosen, form ? question(form) : null)
    );
  };

  // ---- the decision

  const decision = (chosen, asked) => {
    const plain = asked ? asked.outcomes.filter((each) => each.plain) : [];
    const more = asked ? asked.outcomes.filter((each) => !each.plain) : [];
    const toForm = chosen.length === 1 && outside(fullForm(chosen[0].taskId), '打开完整表单');
    if (!plain.length) {
      return el(
        'div',
        { class: 'decide' },
        el('p', { class: 'row ends' }, el('span', {}, '这个环节要填写的内容较多，请在完整表单中办理。'), toForm)
      );
    }
    const comment = el('textarea', { class: 'in short', id: 'comment', rows: 1, 'aria-describedby': 'comment-hint' });
    const why = el('div', { role: 'alert' });
    const form = el('form', { class: 'decide', 'aria-label': asked.label });
    const fieldset = el('fieldset', {});
    const inputs = { comment };

    const choice = (each, index) => {
      const step =
        each.step &&
        el(
          'select',
          { class: 'in fit', id: `step-${index}` },
          el('option', { value: '' }, `${each.step.label}（可以不选）`),
          (each.step.values || []).map(({ value, label }) => el('option', { value }, label))
        );
      const date = each.reviewOn && el('input', { class: 'in fit', type: 'date', id: `date-${index}` });
      return el(
        'p',
        { class: 'row' },
        el(
          'button',
          {
            type: 'button',
            class: index === 0 ? 'act' : 'act alt',
            onclick: () => {
              Object.assign(inputs, { step, reviewOn: date });
              send(each, { step: step && step.value, reviewOn: date && date.value });
            },
          },
          index === 0 && icon('tick'),
          chosen.length > 1 ? `${each.label}（${chosen.length}件）` : each.label
        ),
        step && [el('label', { class: 'vh', for: step.id }, each.step.label), step],
        date && [el('label', { class: 'small', for: date.id }, each.reviewOn.label), date]
      );
    };

    const complain = (field, text) => {
      const input = inputs[field];
      [...form.querySelectorAll('[aria-invalid]')].forEach((each) => each.removeAttribute('aria-invalid'));
      why.replaceChildren(el('p', { class: 'why', id: 'why' }, text));
      if (input) {
        input.setAttribute('aria-invalid', 'true');
        input.setAttribute('aria-describedby', input === comment ? 'comment-hint why' : 'why');
      }
      (input || form.querySelector('button')).focus();
    };

    const send = async (outcome, fields) => {
      fieldset.disabled = true;
      let answer;
      try {
        answer = await post('/staff/decisions', {
          taskIds: chosen.map((each) => each.taskId),
          outcome: outcome.value,
          comment: comment.value,
          ...fields,
        });
      } catch (error) {
        fieldset.disabled = false;
        complain(null, sentence(error, '没有办成，请刷新页面后再试。'));
        return;
      }
      fieldset.disabled = false;
      const [only] = answer.results;
      const stillHere = only.field && inputs[only.field];
      if (chosen.length === 1 && !only.done && stillHere) complain(only.field, only.sentence);
      else await finished(chosen, outcome, answer.results);
    };

    form.addEventListener('submit', (event) => event.preventDefault());
    fieldset.append(
      el(
        'div',
        {},
        el('label', { for: 'comment' }, el('b', {}, asked.comment ? asked.comment.label : '意见')),
        el('span', { class: 'hint', id: 'comment-hint' }, '　不同意、退回的，写明理由或者要改什么'),
        comment
      ),
      why,
      el('div', { class: 'row mt3' }, plain.map(choice)),
      el(
        'p',
        { class: 'small mt2', hidden: !more.length },
        `${more.map((each) => `“${each.label}”`).join('、')}要填写更多内容：`,
        toForm || '请打开单件办理。'
      )
    );
    form.append(fieldset);
    return form;
  };

  const finished = async (chosen, outcome, results) => {
    const of = (id) => chosen.find((each) => each.taskId === id);
    const done = results.filter((each) => each.done);
    const refused = results.filter((each) => !each.done);
    const place = state.queue.items.findIndex((each) => each.taskId === chosen[0].taskId);
    done.forEach((each) => state.chosen.delete(each.taskId));
    said.replaceChildren(
      ...[
        done.length > 0 &&
          el('p', { class: 'note ok' }, done.length === 1 ? `已办理“${of(done[0].taskId).title}”：${outcome.label}。` : `已办理${done.length}件：${outcome.label}。`),
        refused.length > 0 &&
          el(
            'div',
            { class: 'note late-w mt2' },
            el('p', {}, `有${refused.length}件没有办成：`),
            el('ul', {}, refused.map((each) => el('li', {}, `${of(each.taskId).title}（${of(each.taskId).number}）：${each.sentence}`)))
          ),
      ].filter(Boolean)
    );
    if (refused.length) state.chosen.clear();
    await load(state.page);
    if (done.length && numbers) numbers.refresh();
    const next = state.queue.items[Math.min(Math.max(place, 0), state.queue.items.length - 1)];
    if (next) await open(next.taskId);
    else {
      state.open = null;
      pane.replaceChildren(el('p', { class: 'in-p soft' }, '都办完了。'));
      list.querySelector('h2').focus();
    }
  };

  const start = async () => {
    await load(1);
    const first = state.queue && state.queue.items[0];
    if (first) await open(first.taskId, false);
    else pane.replaceChildren(el('p', { class: 'in-p soft' }, '没有打开的案件。'));
  };

  let numbers;
  return start().then(() => overseeing && (numbers = figures(below)));
};
