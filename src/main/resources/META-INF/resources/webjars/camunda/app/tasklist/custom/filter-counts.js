// How many tasks each filter has: Tasklist itself counts the chosen one only.
import { get } from './staff.js';

const { angular } = window;

// The list is asked for every few seconds; the other filters' numbers may be that much older.
const PATIENCE = 20000;
const OWN = /<span ng-show="isFocused\(filter\)"(\s+)class="counter">\{\{ filterCount \}\}<\/span>/;

angular.module('cam.tasklist.custom').config([
  '$provide',
  ($provide) =>
    $provide.decorator('camTasklistFiltersDirective', [
      '$delegate',
      ($delegate) => {
        const directive = $delegate[0];
        directive.template = directive.template.replace(
          OWN,
          '<span gk-filter-count class="counter">{{ isFocused(filter) ? filterCount : gkCounts[filter.id] }}</span>'
        );
        return $delegate;
      },
    ]),
]).directive('gkFilterCount', () => ({
  restrict: 'A',
  link: (scope) => {
    // One for all filters: the list's own scope holds the numbers.
    const list = scope.$parent;
    if (list.gkCounts) return;
    list.gkCounts = {};
    let asked = 0;
    let before;
    const ask = async () => {
      asked = Date.now();
      const counts = await get('/staff/filters/counts').catch(() => null);
      if (counts) list.$evalAsync(() => (list.gkCounts = counts));
    };
    list.filtersData.observe('taskList', ({ count } = {}) => {
      if (count !== before || Date.now() - asked > PATIENCE) ask();
      before = count;
    });
    list.filtersData.observe('filters', ask);
  },
}));
