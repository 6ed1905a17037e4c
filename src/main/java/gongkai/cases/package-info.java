/** What every procedure keeps of a case: its history, line by line. */
package gongkai.cases;
