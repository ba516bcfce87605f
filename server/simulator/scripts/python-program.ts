/** The program in Python that makes our modules importable. It needs no file system; so it does for every interpreter. */
export async function pythonProgram(): Promise<string> {
  const { default: sources } = await import('./python.generated.json', { with: { type: 'json' } })
  const { 'ssmith_bootstrap.py': bootstrap, ...modules } = sources
  // JSON text is text for Python too, and what stands in it is ASCII.
  return `import json\nSOURCES = json.loads(${JSON.stringify(JSON.stringify(modules))})\n${bootstrap}\n${prepared}`
}

/** Modules that scripts import: they are loaded once, and are then there for every script. */
const prepared = `
import base64, calendar, collections, concurrent.futures, copy, csv, dataclasses, datetime, decimal, email.utils, enum, fnmatch
import functools, glob, gzip, hashlib, hmac, html, io, ipaddress, itertools, json, logging, math, operator, os, pathlib, random, re
import secrets, shutil, socket, statistics, string, struct, subprocess, sys, tempfile, textwrap, threading, time, traceback, types
import typing, urllib.error, urllib.parse, urllib.request, uuid, xml.etree.ElementTree, zipfile, zipimport
import boto3, boto3.resources, boto3.dynamodb.conditions, boto3.dynamodb.transform, botocore.client, botocore.config
import botocore.errorfactory, botocore.exceptions, botocore.paginate, botocore.response, botocore.waiter
import dateutil.parser, dateutil.relativedelta, dateutil.tz, jmespath, requests, urllib3, ssmith_outside, ssmith_runtime
`
