package io.usdtaggregator.benchmark.set;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.LongStream;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What processes of Java have allocated, asked of themselves. */
public final class Allocated {

    private Allocated() {}

    /** Bytes, by the threads that live now, since each began. */
    public static long bytes(List<Long> pids) throws IOException {
        long sum = 0;
        for (long pid : pids) {
            sum += bytes(pid);
        }
        return sum;
    }

    private static long bytes(long pid) throws IOException {
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(agentOf(pid)))) {
            ThreadMXBean threads = ManagementFactory.newPlatformMXBeanProxy(
                    connector.getMBeanServerConnection(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
            return LongStream.of(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                    .filter(known -> known > 0)
                    .sum();
        }
    }

    private static String agentOf(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException refused) {
            throw new IOException("process " + pid + " cannot be asked what it allocates", refused);
        }
    }
}
