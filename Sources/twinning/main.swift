import Glibc

ProcessSetUp.prepare()
exit(CommandLineProgram.run())
