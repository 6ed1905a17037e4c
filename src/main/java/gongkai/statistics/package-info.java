/** The figures of all procedures, counted in the database, and the cases behind each: for who leads. */
package gongkai.statistics;
