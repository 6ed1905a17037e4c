// Dates as the office reads them: due dates by day, all times in China's zone whatever the browser's is.
import { inChinese } from './language.js';

const ZONE = 'Asia/Shanghai';
const MINUTES = 8 * 60; // China has one zone and no summer time
// With a zone from the server; without one where Tasklist has turned it into the browser's time.
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const DUE = /\.(due|followUp)$/;

const { angular } = window;

const format = (options) => new Intl.DateTimeFormat(inChinese() ? 'zh-CN' : 'en-GB', { timeZone: ZONE, ...options });
const DAY = format({ month: 'long', day: 'numeric' });
const DAY_OF_YEAR = format({ year: 'numeric', month: 'long', day: 'numeric' });
const WEEKDAY = format({ weekday: 'short' });
const TIME = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const YEAR = format({ year: 'numeric' });

/** "9月24日 周四": the year only where it isn't this one, the hour only where it isn't the end of the day. */
export const dueText = (date, now = new Date()) => {
  const day = (YEAR.format(date) === YEAR.format(now) ? DAY : DAY_OF_YEAR).format(date);
  const hour = TIME.format(date);
  const sameDay = DAY_OF_YEAR.format(date) === DAY_OF_YEAR.format(now);
  return [
    day,
    WEEKDAY.format(date),
    hour === '23:59' ? '' : hour,
    sameDay ? (inChinese() ? '今天' : 'today') : '',
  ]
    .filter(Boolean)
    .join(' ');
};

const parse = (text) => new Date(String(text).replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));

angular
  .module('cam.tasklist.custom')
  .config([
    '$provide',
    ($provide) => {
      $provide.decorator('camDateFilter', [
        '$delegate',
        'camDateFormat',
        'moment',
        ($delegate, camDateFormat, moment) => (value, name) =>
          MOMENT.test(value) || typeof value === 'number'
            ? moment(value).utcOffset(MINUTES).format(camDateFormat(name))
            : $delegate(value, name),
      ]);
      // The history tab is the only place that shows dates with this filter, in these two forms.
      $provide.decorator('dateFilter', [
        '$delegate',
        ($delegate) => {
          const filter = (value, pattern, zone) =>
            $delegate(value, pattern, zone || (/^(HH:mm|yyyy)$/.test(pattern) ? '+0800' : undefined));
          filter.$stateful = $delegate.$stateful;
          return filter;
        },
      ]);
      $provide.decorator('amTimeAgoDirective', [
        '$delegate',
        ($delegate) => {
          const directive = $delegate[0];
          const compile = directive.compile;
          directive.compile = (...given) => {
            const relative = compile(...given);
            return (scope, element, attributes, ...rest) => {
              if (!DUE.test(attributes.amTimeAgo)) return relative(scope, element, attributes, ...rest);
              scope.$watch(attributes.amTimeAgo, (value) => {
                if (!value) return;
                const date = parse(value);
                element.text(dueText(date));
                // Tasklist compares the texts of two zones, which is late by hours.
                element.parent().toggleClass('gk-late', date < new Date());
              });
            };
          };
          return $delegate;
        },
      ]);
      // Putting off saves the whole task; the engine can't read the name of its form, which it sent itself.
      $provide.decorator('camAPI', [
        '$delegate',
        ($delegate) => {
          const tasks = $delegate.resource('task');
          const update = tasks.update;
          tasks.update = ({ camundaFormRef, ...task }, done) => update.call(tasks, task, done);
          return $delegate;
        },
      ]);
      // Due dates are counted by rule, never set by hand: shown, not edited.
      $provide.decorator('camTasklistTaskMetaDirective', [
        '$delegate',
        ($delegate) => {
          const directive = $delegate[0];
          directive.template = directive.template.replace(
            /cam-widget-inline-field\s+tabindex="0"\s+ng-keydown="openDatepicker\(\$event\)"\s+class="due-date"/,
            'ng-show="task.due" class="due-date"'
          );
          // When one comes back to a task says who holds it; for all others it is a note, if there is one.
          directive.template = directive.template.replace(
            /<li>(?=\s*<span cam-widget-inline-field\s+tabindex="0"\s+ng-keydown="openDatepicker\(\$event\)"\s+class="followup-date")/,
            '<li ng-show="isAssignee || task.followUp" ng-class="{\'gk-fixed\': !isAssignee}">'
          );
          return $delegate;
        },
      ]);
    },
  ])
  .run([
    '$location',
    '$templateCache',
    ($location, $templateCache) => {
      for (const shown of inChinese() ? ['day', 'month', 'year'] : []) {
        const name = `uib/template/datepicker/${shown}.html`;
        $templateCache.put(name, $templateCache.get(name)?.replace('>previous<', '>往前<').replace('>next<', '>往后<'));
      }
      // The most urgent first, unless the user sorts otherwise.
      if (!$location.search().sorting) {
        $location.search('sorting', JSON.stringify([{ sortBy: 'dueDate', sortOrder: 'asc' }])).replace();
      }
    },
  ]);
