/** 年度公开计划: each January every basic-level organisation files what it will disclose; the office reviews; late ones are chased. */
package gongkai.annualplan;
