@echo off
rem Starts what Tupa consists of; builds it when that was never done. After a change of sources: mvn package.
setlocal
set "root=%~dp0.."
set "command=%~1"
if "%command%"=="" set "command=help"

if "%command%"=="server" (set "module=server" & set "main=tupa.server.ServerMain" & set "options=-Xms64m")
if "%command%"=="chat" (set "module=terminal-client" & set "main=tupa.terminal.ClientMain" & set "options=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx48m")
if "%command%"=="ctl" (set "module=server" & set "main=tupa.server.CtlMain" & set "options=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
if "%command%"=="load" (set "module=testkit" & set "main=tupa.testkit.LoadMain" & set "options=-XX:+UseSerialGC")
if "%command%"=="audit" (set "module=testkit" & set "main=tupa.testkit.AuditMain" & set "options=-XX:+UseSerialGC")
if "%command%"=="copy-log" (set "module=server" & set "main=tupa.server.CopyLogMain" & set "options=-XX:+UseSerialGC")
if "%command%"=="backup" (set "module=server" & set "main=tupa.server.CareMain backup" & set "options=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
if "%command%"=="restore" (set "module=server" & set "main=tupa.server.CareMain restore" & set "options=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
if "%command%"=="version" (echo tupa 1-SNAPSHOT& exit /b 0)
if "%command%"=="help" goto help
if not defined module (echo tupa: there is no command %command%.>&2 & exit /b 2)

set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
"%java%" -version >nul 2>&1 || (echo tupa: Java is missing: install a JDK of version 17 or later, or set JAVA_HOME.>&2 & exit /b 1)
for /f "tokens=3" %%v in ('""%java%" -version 2>&1" ^| findstr /c:" version "') do set "version=%%~v"
for /f "delims=.-+" %%v in ("%version%") do set "version=%%v"
if %version% LSS 17 (echo tupa: Java is version %version%; version 17 or later is needed.>&2 & exit /b 1)
if %version% GEQ 22 set "options=%options% --enable-native-access=ALL-UNNAMED"
if %version% GEQ 24 set "options=%options% --sun-misc-unsafe-memory-access=allow"

set "target=%root%\%module%\target"
if not exist "%target%\%module%-1-SNAPSHOT.jar" call :build || exit /b 1

rem Everything after the command, as it was written.
set "rest=%*"
call set "rest=%%rest:*%command%=%%"
"%java%" %options% %TUPA_JAVA_OPTS% -cp "%target%\%module%-1-SNAPSHOT.jar;%target%\lib\*" %main% %rest%
exit /b %errorlevel%

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
echo usage: tupa COMMAND [arguments]
echo.
echo   server    run a chat server here          tupa server --help
echo   chat      chat from this terminal         tupa chat --help
echo   ctl       operate a running server        tupa ctl --help
echo   load      put a server under load         tupa load --help
echo   audit     check what a server promises    tupa audit --help
echo   copy-log  move from SQLite to PostgreSQL  tupa copy-log --help
echo   backup    copy what a server stores       tupa backup --help
echo   restore   put a backup in place           tupa restore --help
echo   version   print the version
echo   help      print this
echo.
echo JAVA_HOME chooses the Java to use (17 or later), TUPA_JAVA_OPTS adds options for it.
exit /b 0
