from conf import *
