# What every target has in common, and the two functions that make one.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_program(CCACHE ccache)
if(CCACHE)
  # ccache keeps what was compiled with a precompiled header only when told that this is understood.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
  add_compile_options($<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()

add_library(banshi_flags INTERFACE)
target_compile_options(banshi_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-align -Wunused
  -Woverloaded-virtual -Wconversion -Wno-sign-conversion -Wnull-dereference -Wimplicit-fallthrough
  -Werror -Werror=unused-result -fstack-protector-strong)
# At -O3 GCC 12 warns of impossible lengths inside its own std::string (its bug 105329): told, not fatal.
target_compile_options(banshi_flags INTERFACE 
  "$<$<CONFIG:Release>:-Wno-restrict;-Wno-error=stringop-overflow;-Wno-error=array-bounds>"
  "$<$<CONFIG:Release>:-Wno-error=maybe-uninitialized;-Wno-error=null-dereference>")
target_include_directories(banshi_flags INTERFACE ${PROJECT_SOURCE_DIR})
if(BANSHI_SIMULATORS)
  target_compile_definitions(banshi_flags INTERFACE BANSHI_SIMULATORS=1)
endif()

if(BANSHI_SANITIZE STREQUAL "address")
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  target_compile_options(banshi_flags INTERFACE -Wno-null-dereference -Wno-error=maybe-uninitialized)
elseif(BANSHI_SANITIZE STREQUAL "thread")
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
  add_link_options(-fsanitize=thread)
  target_compile_options(banshi_flags INTERFACE -Wno-null-dereference -Wno-tsan)
endif()

if(BANSHI_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

# banshi_library(NAME SOURCES … LINKS … [FAST])   FAST: pixel loops, optimised in every preset.
function(banshi_library name)
  cmake_parse_arguments(A "FAST" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  if(A_SOURCES)
    add_library(${name} STATIC ${A_SOURCES})
    target_link_libraries(${name} PUBLIC ${A_LINKS} PRIVATE banshi_flags ${A_PRIVATE_LINKS})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    if(A_FAST)
      target_compile_options(${name} PRIVATE -O3)
    endif()
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE ${A_LINKS})
    target_include_directories(${name} INTERFACE ${PROJECT_SOURCE_DIR})
  endif()
endfunction()

# banshi_test(NAME SOURCES … LINKS … [LABELS …] [RESOURCE_LOCK …] [TIMEOUT s])
# GoogleTest binary, one ctest entry a test case, fixtures found through BANSHI_FIXTURES.
function(banshi_test name)
  cmake_parse_arguments(A "" "TIMEOUT" "SOURCES;LINKS;LABELS;RESOURCE_LOCK;ENVIRONMENT" ${ARGN})
  add_executable(${name} ${A_SOURCES})
  target_link_libraries(${name} PRIVATE banshi_flags ${A_LINKS} GTest::gmock GTest::gtest_main)
  # GoogleTest costs three seconds a file to parse; once is enough.
  if(NOT TARGET banshi_test_headers)
    file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/test_headers.cpp CONTENT "")
    add_library(banshi_test_headers OBJECT ${CMAKE_BINARY_DIR}/test_headers.cpp)
    target_link_libraries(banshi_test_headers PRIVATE banshi_flags GTest::gmock)
    target_precompile_headers(banshi_test_headers PRIVATE
      <gmock/gmock.h> <gtest/gtest.h> <filesystem> <fstream> <functional> <map> <stop_token> <thread>)
  endif()
  target_precompile_headers(${name} REUSE_FROM banshi_test_headers)
  target_compile_options(${name} PRIVATE -fPIC) # as the precompiled header, and as Qt wants it
  target_compile_definitions(${name} PRIVATE
    BANSHI_FIXTURES="${PROJECT_SOURCE_DIR}/tests/fixtures" BANSHI_BIN="${CMAKE_BINARY_DIR}/bin")
  if(NOT A_TIMEOUT)
    set(A_TIMEOUT 120)
  endif()
  set(properties TIMEOUT ${A_TIMEOUT})
  if(A_LABELS)
    list(APPEND properties LABELS "${A_LABELS}")
  endif()
  if(A_RESOURCE_LOCK)
    list(APPEND properties RESOURCE_LOCK "${A_RESOURCE_LOCK}")
  endif()
  if(A_ENVIRONMENT)
    list(APPEND properties ENVIRONMENT "${A_ENVIRONMENT}")
  endif()
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60 PROPERTIES ${properties})
endfunction()

# banshi_bench(NAME SOURCES … LINKS …): a Google Benchmark binary, run by ./check bench only.
function(banshi_bench name)
  cmake_parse_arguments(A "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} EXCLUDE_FROM_ALL ${A_SOURCES})
  target_link_libraries(${name} PRIVATE banshi_flags ${A_LINKS} benchmark::benchmark)
  target_compile_definitions(${name} PRIVATE
    BANSHI_FIXTURES="${PROJECT_SOURCE_DIR}/tests/fixtures" BANSHI_BIN="${CMAKE_BINARY_DIR}/bin")
  set_property(GLOBAL APPEND PROPERTY BANSHI_BENCHES ${name})
endfunction()

# banshi_fuzz(NAME SOURCES … LINKS …): a libFuzzer binary (preset fuzz, clang); its corpus is tests/fuzz/corpus/NAME.
function(banshi_fuzz name)
  if(NOT BANSHI_FUZZ)
    return()
  endif()
  cmake_parse_arguments(A "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${A_SOURCES})
  target_link_libraries(${name} PRIVATE banshi_flags ${A_LINKS})
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  set_property(GLOBAL APPEND PROPERTY BANSHI_FUZZERS ${name})
endfunction()
