/** 依申请公开: somebody asks for information; the office reviews, decides, has it approved, replies and files the case. */
package gongkai.disclosureonapplication;
