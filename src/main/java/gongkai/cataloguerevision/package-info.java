/** 目录制定修订: a catalogue is drafted from a spreadsheet, reviewed, approved, and takes effect on its day. */
package gongkai.cataloguerevision;
