/**
 * What an office does with any step, whatever its diagram: asks others first (加签, 会签), hands it on (转办), presses for it
 * (催办), sends the case round for information (抄送), sends it back (退回) or takes a step back (撤回).
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform", "organisation", "cases", "archive"})
package gongkai.handling;
