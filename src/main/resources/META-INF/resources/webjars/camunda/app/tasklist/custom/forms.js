// What Tasklist does with a form. It keeps the button for submitting disabled as long as any field has an error, also one
// that has been hidden since, and then nothing says what to do; here the button always answers, as what is visible is
// checked when it is pressed. And it says nothing when a task is done: here it does.
const { angular } = window;

angular.module('cam.tasklist.custom').config([
  '$provide',
  ($provide) =>
    $provide.decorator('camTasklistFormCamundaDirective', [
      '$delegate',
      '$translate',
      'Notifications',
      ($delegate, $translate, Notifications) => {
        const directive = $delegate[0];
        const { link } = directive;

        const answerAlways = (frame) => {
          const { notifyFormValidated } = frame;
          frame.notifyFormValidated = (invalid) =>
            // A form that could not be loaded can't be submitted either.
            notifyFormValidated.call(frame, invalid && Boolean(frame.getTasklistForm()?.$error));
        };

        const sayDone = (frame) => {
          const { registerCompletionHandler } = frame;
          frame.registerCompletionHandler = (complete) =>
            registerCompletionHandler.call(frame, (done) => {
              Notifications.clearAll();
              complete((error, answer) => {
                done(error, answer);
                if (error || !frame.getParams().taskId) return;
                $translate('COMPLETE_OK').then((status) => Notifications.addMessage({ status, duration: 5000 }));
              });
            });
        };

        directive.compile = () => (scope, element, attributes, frame) => {
          answerAlways(frame);
          sayDone(frame);
          link(scope, element, attributes, frame);
        };
        return $delegate;
      },
    ]),
]);
