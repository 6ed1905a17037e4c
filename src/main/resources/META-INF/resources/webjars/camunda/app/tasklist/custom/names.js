// The product keeps a person's whole name in the engine's first name. The last name, which the engine's forms insist
// on, is only for telling people of the same name apart, and may stay empty.
const application = document.querySelector('base').getAttribute('app-name');

window.angular.module(`cam.${application}.custom`).directive('ngModel', () => ({
  require: 'ngModel',
  link: (scope, element, attributes, model) => {
    if (!element[0].matches('#inputLastname, #user-profile-lastname')) return;
    element.removeAttr('required');
    delete model.$validators.required;
    model.$validate();
  },
}));
