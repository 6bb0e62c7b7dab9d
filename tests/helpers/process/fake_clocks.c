/* Clocks that a test sets: preloaded into the program, it moves what the C library tells it.
 *
 * The file that CLOCKS names is shared with the test, so a change is seen by the very next look:
 * 64 bits of ns by which the wall clock was set, 64 bits of ns that the computer slept, and a
 * time zone as TZ has it (empty: as it is). As in a real sleep the wall clock and CLOCK_BOOTTIME
 * go on and CLOCK_MONOTONIC does not, so that no timer of the program comes any sooner.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#define SECOND INT64_C(1000000000)

struct clocks {
    volatile int64_t set;
    volatile int64_t slept;
    char zone[48];
};

static const struct clocks *clocks;
static char zone[sizeof clocks->zone];

__attribute__((constructor)) static void share(void)
{
    const char *path = getenv("CLOCKS");
    int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    void *found = file < 0 ? MAP_FAILED : mmap(NULL, sizeof *clocks, PROT_READ, MAP_SHARED, file, 0);

    if (found == MAP_FAILED)
        abort(); /* a test that moves nothing must not pass */
    close(file);
    clocks = found;
}

static int64_t moved_by(clockid_t which)
{
    if (!clocks)
        return 0;
    switch (which) {
    case CLOCK_REALTIME:
    case CLOCK_REALTIME_COARSE:
        return clocks->set + clocks->slept;
    case CLOCK_BOOTTIME:
        return clocks->slept;
    default:
        return 0;
    }
}

int clock_gettime(clockid_t which, struct timespec *now)
{
    static int (*real)(clockid_t, struct timespec *);
    int status;
    int64_t ns;

    if (!real)
        real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    status = real(which, now);
    if (status == 0) {
        ns = now->tv_sec * SECOND + now->tv_nsec + moved_by(which);
        now->tv_sec = ns / SECOND;
        now->tv_nsec = ns % SECOND;
    }
    return status;
}

/* The C library reads the zone once; a system that tells of another one has it read again. */
struct tm *localtime_r(const time_t *instant, struct tm *local)
{
    static struct tm *(*real)(const time_t *, struct tm *);

    if (!real)
        real = (struct tm * (*)(const time_t *, struct tm *)) dlsym(RTLD_NEXT, "localtime_r");
    if (clocks && strncmp(zone, clocks->zone, sizeof zone) != 0) {
        memcpy(zone, clocks->zone, sizeof zone - 1);
        setenv("TZ", zone, 1);
        tzset();
    }
    return real(instant, local);
}
