@echo off
rem Starts what Tupa consists of; builds it when that was never done. After a change of sources: mvn package.
setlocal
set "root=%~dp0.."
set "command=%~1"
if not defined command set "command=chat"
rem Without a word it is the chat: options, or an address.
set "word=%command%"
if "%command:~0,1%"=="-" set "word=chat"
if not "%command%"=="%command::=%" set "word=chat"
if "%command%"=="--help" set "word=help"
if "%command%"=="-h" set "word=help"
if "%command%"=="--version" set "word=version"

set "client="
for %%w in (chat send tail ask rooms users whois config completion man) do if "%word%"=="%%w" set "client=1"
if "%command%"=="server" (set "module=server" & set "main=tupa.server.ServerMain" & set "options=-Xms64m")
if defined client (set "module=terminal-client" & set "main=tupa.terminal.ClientMain" & set "options=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx48m -XX:-UsePerfData")
if "%command%"=="ctl" (set "module=server" & set "main=tupa.server.CtlMain" & set "options=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
if "%command%"=="load" (set "module=testkit" & set "main=tupa.testkit.LoadMain" & set "options=-XX:+UseSerialGC")
if "%command%"=="audit" (set "module=testkit" & set "main=tupa.testkit.AuditMain" & set "options=-XX:+UseSerialGC")
if "%command%"=="copy-log" (set "module=server" & set "main=tupa.server.CopyLogMain" & set "options=-XX:+UseSerialGC")
if "%command%"=="backup" (set "module=server" & set "main=tupa.server.CareMain backup" & set "options=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
if "%command%"=="restore" (set "module=server" & set "main=tupa.server.CareMain restore" & set "options=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
if "%word%"=="version" (echo tupa 1-SNAPSHOT& exit /b 0)
if "%word%"=="help" goto help
if not defined module (echo tupa: there is no command %command%.>&2 & exit /b 2)

set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if exist "%root%\bin\java.exe" set "java=%root%\bin\java.exe"
"%java%" -version >nul 2>&1 || (echo tupa: Java is missing: install a JDK of version 17 or later, or set JAVA_HOME.>&2 & exit /b 1)
for /f "tokens=3" %%v in ('""%java%" -version 2>&1" ^| findstr /c:" version "') do set "version=%%~v"
set "full_version=%version%"
for /f "delims=.-+" %%v in ("%version%") do set "version=%%v"
if %version% LSS 17 (echo tupa: Java is version %version%; version 17 or later is needed.>&2 & exit /b 1)
if %version% GEQ 22 set "options=%options% --enable-native-access=ALL-UNNAMED"
if %version% GEQ 24 set "options=%options% --sun-misc-unsafe-memory-access=allow"

set "target=%root%\%module%\target"
set "jar=%target%\%module%-1-SNAPSHOT.jar"
if defined client set "jar=%target%\tupa.jar"
if defined client if exist "%root%\lib\tupa.jar" set "jar=%root%\lib\tupa.jar"
if not exist "%jar%" call :build || exit /b 1
set "path_of=%jar%;%target%\lib\*"
if defined client set "path_of=%jar%"

rem Everything after the command, as it was written; a chat that was not named has all of it.
set "rest=%*"
if "%word%"=="%command%" if not "%~1"=="" call set "rest=%%rest:*%command%=%%"
if defined client set "main=%main% %word%"
if defined client call :share
"%java%" %options% %shared% %TUPA_JAVA_OPTS% -cp "%path_of%" %main% %rest%
exit /b %errorlevel%

rem Uses the archive of the client's classes, or has it made in the background for the next start.
:share
set "built="
set "cache=%LOCALAPPDATA%\tupa"
for %%f in ("%jar%") do if exist "%%~dpnf.built" set /p built=<"%%~dpnf.built"
if not defined built exit /b 0
if not exist "%cache%" mkdir "%cache%" 2>nul || exit /b 0
set "archive=%cache%\client-%built%-%full_version%.jsa"
set "use=-XX:SharedArchiveFile"
set "learn=-XX:ArchiveClassesAtExit"
if %version% GEQ 25 (set "use=-XX:AOTCache" & set "learn=-XX:AOTCacheOutput")
if exist "%archive%" (set shared="%use%=%archive%" -Xlog:disable& exit /b 0)
del /q "%cache%\client-*-%full_version%.jsa" 2>nul
start "" /b /low "%java%" %options% "%learn%=%archive%" -Xlog:disable -cp "%jar%" tupa.terminal.Rehearsal <nul >nul 2>&1
exit /b 0

:build
where mvn >nul 2>&1 || (echo tupa: Maven is missing: install Maven 3.8.7 or later to build Tupa.>&2 & exit /b 1)
echo tupa: building %module% ...>&2
pushd "%root%"
call mvn -q -B -DskipTests -Dspotless.check.skip -Djacoco.skip -pl %module% -am package 1>&2
set "built=%errorlevel%"
popd
if not "%built%"=="0" (echo tupa: the build failed.>&2 & exit /b 1)
exit /b 0

:help
echo usage: tupa [COMMAND] [arguments]
echo.
echo   chat        chat from this terminal, also without any command
echo   send        post a message, and wait until it is stored
echo   tail        print what was said in rooms, and what comes
echo   ask         post a question, wait for the answer and print it
echo   rooms       list the rooms
echo   users       list who is connected, or in a room
echo   whois       tell whether somebody is connected, and how
echo   config      tell what is set, and where
echo   completion  print a script that completes these words in bash, zsh or fish
echo   man         print the manual
echo   server      run a chat server here
echo   ctl         operate a running server
echo   load        put a server under load
echo   audit       check what a server promises
echo   copy-log    move from SQLite to PostgreSQL
echo   backup      copy what a server stores
echo   restore     put a backup in place
echo   version     print the version
echo   help        print this
echo.
echo Each tells more with --help.
echo JAVA_HOME chooses the Java to use (17 or later), TUPA_JAVA_OPTS adds options for it.
exit /b 0
